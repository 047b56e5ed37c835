-- Keys that are to be looked up.
CREATE OR REPLACE TEMP TABLE wanted (key UBIGINT);
