-- name: hubs_all
SELECT feed, hubs, topic, looked FROM store.hubs ORDER BY feed;

-- name: hubs_drop
DELETE FROM store.hubs WHERE feed IN (SELECT unnest($feeds::VARCHAR[]));

-- name: leases_all
SELECT feed, hub, topic, state, asked, granted, expires, next_request, failures, error, last_push
FROM store.leases
ORDER BY feed;

-- name: leases_drop
DELETE FROM store.leases WHERE feed IN (SELECT unnest($feeds::VARCHAR[]));
