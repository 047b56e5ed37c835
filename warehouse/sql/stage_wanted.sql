-- What is to be looked up.
CREATE OR REPLACE TEMP TABLE wanted (key UBIGINT);
