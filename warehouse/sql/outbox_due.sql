SELECT message_id, alert_id, endpoint, payload, created, due, attempts
FROM store.messages
WHERE due <= $now AND outcome IN ('waiting', 'retry', 'replay')
ORDER BY due, message_id
LIMIT $most;
