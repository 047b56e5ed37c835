CREATE OR REPLACE TEMP TABLE sorted AS FROM store.series ORDER BY coarse_key, day_to, position_key;
TRUNCATE store.series;
INSERT INTO store.series FROM sorted;
DROP TABLE sorted;
