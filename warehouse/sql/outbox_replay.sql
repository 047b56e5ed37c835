INSERT INTO store.attempts
SELECT message_id, 0, $now, 'replay', NULL, NULL, $now, NULL
FROM store.outbox
WHERE alert_id = $alert
RETURNING message_id;
