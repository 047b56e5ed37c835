SELECT origin, not_before, robots, robots_state, robots_since, robots_expires
FROM store.hosts
WHERE origin IN (SELECT unnest($origins::VARCHAR[]));
