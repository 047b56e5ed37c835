-- Positions sorted by the last day on which each can be compared, as compaction does it now: a batch
-- skips what is over. Files that were compacted before are sorted by key, and all of it is read.
CREATE OR REPLACE TEMP TABLE sorted AS FROM store.series ORDER BY day_to, coarse_key, position_key;
TRUNCATE store.series;
INSERT INTO store.series FROM sorted;
DROP TABLE sorted;
