CREATE OR REPLACE VIEW feeds AS
SELECT
    f.url,
    f.title,
    f.etag,
    f.last_modified,
    f.next_check,
    f.last_success,
    f.last_new_item,
    f.failures,
    f.error,
    f.state
FROM store.feeds f;

COMMENT ON VIEW feeds IS
    'One row a feed that is polled.';
COMMENT ON COLUMN feeds.url IS 'The feed''s address';
COMMENT ON COLUMN feeds.title IS 'The feed''s own title';
COMMENT ON COLUMN feeds.etag IS 'Validator to send back, byte for byte';
COMMENT ON COLUMN feeds.last_modified IS 'Validator to send back, byte for byte';
COMMENT ON COLUMN feeds.next_check IS 'When it is to be polled next, UTC';
COMMENT ON COLUMN feeds.last_success IS 'When it was last read without error, UTC';
COMMENT ON COLUMN feeds.last_new_item IS 'When it last held something new, UTC';
COMMENT ON COLUMN feeds.failures IS 'Failed polls since the last success';
COMMENT ON COLUMN feeds.error IS 'What went wrong at the last poll; null after a success';
COMMENT ON COLUMN feeds.state IS 'active, paused or gone';
