-- greatest() passes over NULL; a row without any moment says nothing.
DELETE FROM store.hosts
WHERE coalesce(greatest(not_before, robots_since, robots_expires) < $oldest, true);
