-- Where in the code an item failed, for whoever mends it; of a pair the id of the article on file.
ALTER TABLE store.quarantine ADD COLUMN trace VARCHAR;
ALTER TABLE store.quarantine ADD COLUMN other VARCHAR;
