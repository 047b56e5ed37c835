CREATE OR REPLACE TEMP TABLE batch_sides (
    number INTEGER, stance_key UBIGINT, first INTEGER, last INTEGER
);
