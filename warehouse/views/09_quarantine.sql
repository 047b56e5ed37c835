CREATE OR REPLACE VIEW quarantine AS
SELECT
    store.key_text(q.quarantine_key) AS quarantine_id,
    q.name,
    q.address,
    q.stage,
    q.reason,
    q.kept,
    q.size
FROM store.quarantine q;

COMMENT ON VIEW quarantine IS
    'One row a page or feed whose reader had to be killed, or failed unforeseen; its bytes are kept.';
COMMENT ON COLUMN quarantine.quarantine_id IS 'Id of the row: see `counterclaim quarantine`';
COMMENT ON COLUMN quarantine.name IS 'Id that the source gave: an address, a file''s name, a record''s id';
COMMENT ON COLUMN quarantine.address IS 'The address that it was fetched from or belongs to';
COMMENT ON COLUMN quarantine.stage IS 'What was at work: feed, read or extract';
COMMENT ON COLUMN quarantine.reason IS 'Why it was given up: too slow, too large, or what failed';
COMMENT ON COLUMN quarantine.kept IS 'When it was put here, UTC';
COMMENT ON COLUMN quarantine.size IS 'Bytes that it takes, compressed';
