-- name: addresses_of
SELECT address, article_id FROM store.addresses WHERE address IN (SELECT unnest($keys::VARCHAR[]));

-- name: known_urls
-- Addresses whose pages need not be fetched: by what leads to articles on file, or to quarantine.
SELECT url FROM store.articles WHERE url IN (SELECT unnest($urls::VARCHAR[]))
UNION
SELECT address FROM store.addresses WHERE address IN (SELECT unnest($keys::VARCHAR[]))
UNION
SELECT address FROM store.quarantine WHERE address IN (SELECT unnest($urls::VARCHAR[]));

-- name: pages_drop
DELETE FROM store.pages WHERE url IN (SELECT unnest($urls::VARCHAR[]));

-- name: pages_drop_of
DELETE FROM store.pages WHERE feed IN (SELECT unnest($feeds::VARCHAR[]));

-- name: pages_due
SELECT
    url, feed, state, failures, first_tried, next_try, error, entry_id, title, published_day,
    published_at, published_offset, publisher
FROM store.pages
WHERE state = 'waiting' AND next_try <= $now
ORDER BY next_try, url
LIMIT $most;

-- name: pages_of
SELECT
    url, feed, state, failures, first_tried, next_try, error, entry_id, title, published_day,
    published_at, published_offset, publisher
FROM store.pages
WHERE url IN (SELECT unnest($urls::VARCHAR[]));

-- name: purge_pages
DELETE FROM store.pages WHERE state <> 'waiting' AND first_tried < $oldest;
