SELECT origin, not_before, robots, robots_state, robots_since, robots_expires
FROM store.hosts
ORDER BY origin;
