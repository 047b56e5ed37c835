CREATE OR REPLACE TEMP TABLE sorted AS FROM store.series ORDER BY day_to, coarse_key, position_key;
TRUNCATE store.series;
INSERT INTO store.series FROM sorted;
DROP TABLE sorted;
