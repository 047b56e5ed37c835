SELECT feed, hub, topic, state, asked, granted, expires, next_request, failures, error, last_push
FROM store.leases
ORDER BY feed;
