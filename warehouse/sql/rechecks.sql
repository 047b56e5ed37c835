-- name: rechecks_drop
DELETE FROM store.rechecks WHERE article_id IN (SELECT unnest($ids::VARCHAR[]));

-- name: rechecks_due
SELECT r.article_id, r.look_at, r.etag, r.last_modified, r.first_seen, r.step, r.due,
    a.title, a.published_day, a.published_at, a.published_offset, a.publisher
FROM store.rechecks r
JOIN store.articles a ON a.article_id = r.article_id
WHERE r.due <= $now
QUALIFY row_number() OVER (PARTITION BY r.article_id ORDER BY a.revision DESC) = 1
ORDER BY r.due, r.article_id
LIMIT $most;

-- name: rechecks_next
SELECT min(due) FROM store.rechecks;
