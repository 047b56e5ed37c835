-- What `series_fill.sql` draws from: keys of measures and places, and accounts with a story's words.
CREATE TEMP TABLE bench_keys (
    n BIGINT, place BIGINT, measure VARCHAR, country VARCHAR, coarse_key UBIGINT, other_key UBIGINT,
    region_key UBIGINT, usual BIGINT
);
CREATE TEMP TABLE bench_stories (n BIGINT, account VARCHAR);
