-- What an article says of its own figures, and which of its events each is about. In the order of
-- the record's fields (extractors.records.Quantity), which rows are written in.
ALTER TABLE store.claims ADD COLUMN standing VARCHAR DEFAULT 'stands';
ALTER TABLE store.claims ADD COLUMN share VARCHAR;
ALTER TABLE store.claims ADD COLUMN owner VARCHAR;
ALTER TABLE store.claims ADD COLUMN event INTEGER;
ALTER TABLE store.claims ADD COLUMN event_scope VARCHAR;
ALTER TABLE store.claims ADD COLUMN event_kind VARCHAR;
ALTER TABLE store.claims ADD COLUMN event_via VARCHAR;
ALTER TABLE store.claims ADD COLUMN window_via VARCHAR;
