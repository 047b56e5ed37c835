-- What is to be looked up.
CREATE OR REPLACE TEMP TABLE wanted (key UBIGINT);
CREATE OR REPLACE TEMP TABLE wanted_versions (article_key UBIGINT, revision INTEGER);
