-- What pages state besides; columns come last and without constraints: DuckDB 2.0 cannot add any.
ALTER TABLE store.articles ADD COLUMN author VARCHAR;
ALTER TABLE store.articles ADD COLUMN modified_day DATE;
ALTER TABLE store.articles ADD COLUMN modified_at TIMESTAMP;
ALTER TABLE store.articles ADD COLUMN kind VARCHAR;

-- The addresses that lead to an article, as keys (extractors/article/canonical.py): what a feed
-- links to, where that leads, and the canonical address. The first article keeps an address.
CREATE TABLE store.addresses (
    address VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL
);
