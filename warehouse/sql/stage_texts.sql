CREATE OR REPLACE TEMP TABLE batch_texts (article_key UBIGINT, day INTEGER, fingerprint UBIGINT);
