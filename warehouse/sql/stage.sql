-- The batch, before it is told apart from what is on file.
CREATE OR REPLACE TEMP TABLE batch_articles AS FROM store.articles LIMIT 0;
CREATE OR REPLACE TEMP TABLE batch_accounts AS FROM store.accounts LIMIT 0;
CREATE OR REPLACE TEMP TABLE batch_claims AS FROM store.claims LIMIT 0;
CREATE OR REPLACE TEMP TABLE batch_positions (
    coarse_key UBIGINT,
    other_key UBIGINT,
    region_key UBIGINT,
    district_key UBIGINT,
    town_key UBIGINT,
    day INTEGER,
    day_from INTEGER,
    day_to INTEGER,
    position_key UBIGINT,
    series_key UBIGINT,
    claim_key UBIGINT,
    article_key UBIGINT,
    version BIGINT,
    voice_key UBIGINT,
    carried BOOLEAN,
    rank INTEGER
);
CREATE OR REPLACE TEMP TABLE batch_keys (article_key UBIGINT, content_key UBIGINT);
