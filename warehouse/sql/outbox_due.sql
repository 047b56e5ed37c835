-- The longest due of each endpoint, so that a long queue at one holds up no other. Disabled
-- endpoints get nothing, nor do those that asked for a pause.
WITH chosen AS (
    SELECT message_id, due, attempts
    FROM store.messages
    ANTI JOIN (FROM store.endpoint_last_states WHERE state = 'disabled') USING (endpoint)
    ANTI JOIN (FROM store.endpoints_held WHERE until > $now) USING (endpoint)
    WHERE due <= $now AND outcome IN ('waiting', 'held', 'retry', 'replay')
    QUALIFY row_number() OVER (PARTITION BY endpoint ORDER BY due, message_id) <= $most
)
SELECT message_id, o.alert_id, o.endpoint, o.payload, o.created, c.due, c.attempts
FROM chosen c
JOIN store.outbox o USING (message_id)
ORDER BY c.due, message_id;
