-- The address whose answer gave a feed's validators, where redirects led away from its own: they are
-- sent there and nowhere else.
ALTER TABLE store.feeds ADD COLUMN validated VARCHAR;
