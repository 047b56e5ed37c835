-- name: entries_drop
DELETE FROM store.feed_entries WHERE url IN (SELECT unnest($urls::VARCHAR[]));

-- name: entries_of
SELECT url, entries FROM store.feed_entries WHERE url IN (SELECT unnest($urls::VARCHAR[]));

-- name: entries_told
-- What the latest revision of some articles calls itself, and the moment it was published.
SELECT article_id, arg_max(title, version), arg_max(published_at, version)
FROM store.articles
WHERE article_id IN (SELECT unnest($ids::VARCHAR[]))
GROUP BY article_id;

-- name: feed_move_entries
UPDATE store.feed_entries SET url = $new WHERE url = $old;

-- name: feed_move_hubs
UPDATE store.hubs SET feed = $new WHERE feed = $old;

-- name: feed_move_listings
UPDATE store.listings SET url = $new WHERE url = $old;

-- name: feed_move_pages
UPDATE store.pages SET feed = $new WHERE feed = $old;

-- name: feeds_all
SELECT
    url, title, etag, last_modified, next_check, last_success, last_new_item, failures, error,
    state, added, last_poll, last_full, unchanged, usual_gap, least_wait, not_before, error_kind,
    missing_since, moved_to, moved_sightings, moved_since, previous, notice, lied, validated
FROM store.feeds
ORDER BY url;

-- name: feeds_drop
DELETE FROM store.feeds WHERE url IN (SELECT unnest($urls::VARCHAR[]));

-- name: feeds_due
SELECT
    url, title, etag, last_modified, next_check, last_success, last_new_item, failures, error,
    state, added, last_poll, last_full, unchanged, usual_gap, least_wait, not_before, error_kind,
    missing_since, moved_to, moved_sightings, moved_since, previous, notice, lied, validated
FROM store.feeds
WHERE
    state = 'active'
    AND (next_check IS NULL OR next_check <= $now)
    AND (not_before IS NULL OR not_before <= $now)
ORDER BY next_check NULLS FIRST, url;

-- name: feeds_list
SELECT f.url AS address, coalesce(l.title, f.title) AS title, f.state, f.last_success, f.next_check,
    coalesce(f.explanation, f.error) AS problem,
    CASE WHEN p.state = 'live' THEN p.expires END AS pushed_until
FROM feeds f
LEFT JOIN store.listings l ON l.url = f.url
LEFT JOIN store.leases p ON p.feed = f.url
ORDER BY f.url;

-- name: feeds_listing
-- The feeds that have listed one of some entries of late, by the entries' keys.
SELECT url FROM store.feed_entries
WHERE list_has_any(entries, $keys::UBIGINT[])
ORDER BY url;

-- name: feeds_next
SELECT min(due) FROM (
    SELECT greatest(coalesce(next_check, $now), coalesce(not_before, $now)) AS due
    FROM store.feeds
    WHERE state = 'active'
    UNION ALL
    SELECT next_try FROM store.pages WHERE state = 'waiting'
);

-- name: feeds_troubled
-- The feeds on the list, each with what is wrong with it; a failed poll or two is nothing yet.
SELECT url, state, CASE WHEN notice IN ('gone', 'failing') THEN explanation END AS problem
FROM feeds
ORDER BY url;

-- name: listings_all
SELECT url, title, site, folder FROM store.listings ORDER BY url;

-- name: listings_drop
DELETE FROM store.listings WHERE url IN (SELECT unnest($urls::VARCHAR[]));
