CREATE OR REPLACE VIEW quarantine AS
SELECT
    store.key_text(q.quarantine_key) AS quarantine_id,
    q.name,
    q.address,
    q.stage,
    q.reason,
    q.kept,
    q.size,
    q.other,
    q.trace
FROM store.quarantine q;

COMMENT ON VIEW quarantine IS
    'One row a page, feed or pair that failed unforeseen or had to be killed; its bytes are kept.';
COMMENT ON COLUMN quarantine.quarantine_id IS 'Id of the row: see `counterclaim quarantine`';
COMMENT ON COLUMN quarantine.name IS 'Id that the source gave: an address, a file''s name, a record''s id';
COMMENT ON COLUMN quarantine.address IS 'The address that it was fetched from or belongs to';
COMMENT ON COLUMN quarantine.stage IS 'What was at work: feed, read, extract, load, judge or announce';
COMMENT ON COLUMN quarantine.reason IS 'Why it was given up: too slow, too large, or what failed';
COMMENT ON COLUMN quarantine.kept IS 'When it was put here, UTC';
COMMENT ON COLUMN quarantine.size IS 'Bytes that it takes, compressed';
COMMENT ON COLUMN quarantine.other IS 'Of a pair the id of the article on file; else null';
COMMENT ON COLUMN quarantine.trace IS 'Where in the code it failed; null where it was killed';
