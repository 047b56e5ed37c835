-- name: hosts_drop
DELETE FROM store.hosts WHERE origin IN (SELECT unnest($origins::VARCHAR[]));

-- name: hosts_held
SELECT origin, not_before FROM store.hosts WHERE not_before > $now ORDER BY origin;

-- name: hosts_of
SELECT origin, not_before, robots, robots_state, robots_since, robots_expires
FROM store.hosts
WHERE origin IN (SELECT unnest($origins::VARCHAR[]));

-- name: purge_hosts
-- greatest() passes over NULL; a row without any moment says nothing.
DELETE FROM store.hosts
WHERE coalesce(greatest(not_before, robots_since, robots_expires) < $oldest, true);
