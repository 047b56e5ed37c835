-- Messages that are due and were never tried, of some endpoints, without their payloads. What is
-- disabled or asked for a pause keeps its queue as it is.
SELECT message_id, endpoint, created
FROM store.messages
ANTI JOIN (FROM store.endpoint_last_states WHERE state = 'disabled') USING (endpoint)
ANTI JOIN (FROM store.endpoints_held WHERE until > $now) USING (endpoint)
WHERE endpoint IN (SELECT unnest($endpoints)) AND due <= $now AND outcome IN ('waiting', 'held')
    AND alert_id <> ''
ORDER BY created, message_id;
