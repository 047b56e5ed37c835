SELECT min(CASE WHEN h.until IS NULL OR m.due > h.until THEN m.due ELSE h.until END)
FROM store.messages m
LEFT JOIN store.endpoints_held h USING (endpoint)
ANTI JOIN (FROM store.endpoint_last_states WHERE state = 'disabled') USING (endpoint)
WHERE m.outcome IN ('waiting', 'held', 'retry', 'replay');
