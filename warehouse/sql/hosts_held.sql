SELECT origin, not_before FROM store.hosts WHERE not_before > $now ORDER BY origin;
