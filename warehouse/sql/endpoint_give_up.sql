-- Messages of an endpoint that still wait become dead letters.
INSERT INTO store.attempts
SELECT message_id, attempts, $now, 'dead', NULL, $reason, NULL, NULL
FROM store.messages
WHERE endpoint = $endpoint AND outcome IN ('waiting', 'held', 'retry', 'replay')
RETURNING message_id;
