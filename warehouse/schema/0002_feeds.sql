-- What polite polling has to remember. Columns come without constraints: DuckDB 2.0 cannot add any.
ALTER TABLE store.feeds ADD COLUMN added TIMESTAMP;
ALTER TABLE store.feeds ADD COLUMN last_poll TIMESTAMP;
ALTER TABLE store.feeds ADD COLUMN last_full TIMESTAMP;
ALTER TABLE store.feeds ADD COLUMN unchanged INTEGER DEFAULT 0;
ALTER TABLE store.feeds ADD COLUMN usual_gap DOUBLE;
ALTER TABLE store.feeds ADD COLUMN least_wait DOUBLE;
ALTER TABLE store.feeds ADD COLUMN not_before TIMESTAMP;
ALTER TABLE store.feeds ADD COLUMN error_kind VARCHAR;
ALTER TABLE store.feeds ADD COLUMN missing_since TIMESTAMP;
ALTER TABLE store.feeds ADD COLUMN moved_to VARCHAR;
ALTER TABLE store.feeds ADD COLUMN moved_sightings INTEGER DEFAULT 0;
ALTER TABLE store.feeds ADD COLUMN moved_since TIMESTAMP;
ALTER TABLE store.feeds ADD COLUMN previous VARCHAR[] DEFAULT [];
ALTER TABLE store.feeds ADD COLUMN notice VARCHAR;
ALTER TABLE store.feeds ADD COLUMN lied TIMESTAMP;

-- The entries that a feed has listed of late, as keys (warehouse/file/keys.py): what is not among them
-- is news of that feed, though another feed may have brought the article before.
CREATE TABLE store.feed_entries (
    url VARCHAR NOT NULL,
    entries UBIGINT[] NOT NULL
);

-- Pages that a feed lists and that gave no article: to be asked for again ("waiting") or not
-- ("given_up", "disallowed"). The entry is kept, since an unchanged feed will not repeat it.
CREATE TABLE store.pages (
    url VARCHAR NOT NULL,
    feed VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    failures INTEGER NOT NULL,
    first_tried TIMESTAMP NOT NULL,
    next_try TIMESTAMP,
    error VARCHAR,
    entry_id VARCHAR,
    title VARCHAR,
    published_day DATE,
    published_at TIMESTAMP,
    published_offset INTEGER,
    publisher VARCHAR
);

-- What holds for all addresses of one origin ("https://example.org"): the moment that it asked us
-- to wait for, and its robots.txt.
CREATE TABLE store.hosts (
    origin VARCHAR NOT NULL,
    not_before TIMESTAMP,
    robots VARCHAR,
    robots_state VARCHAR,
    robots_since TIMESTAMP,
    robots_expires TIMESTAMP
);
