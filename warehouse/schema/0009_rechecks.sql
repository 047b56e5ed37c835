-- Articles with claims that were fetched, to be looked at again: publishers change figures without
-- notice. `step` counts the looks so far; the row goes when the last one is done. `look_at` is the
-- address that is asked, with the validators of its last answer.
CREATE TABLE store.rechecks (
    article_id VARCHAR NOT NULL,
    look_at VARCHAR NOT NULL,
    etag VARCHAR,
    last_modified VARCHAR,
    first_seen TIMESTAMP NOT NULL,
    step INTEGER NOT NULL,
    due TIMESTAMP NOT NULL
);
