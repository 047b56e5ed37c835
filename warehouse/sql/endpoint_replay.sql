-- Dead letters of an endpoint that were written since a moment become due again.
INSERT INTO store.attempts
SELECT message_id, 0, $now, 'replay', NULL, NULL, $now, NULL
FROM store.messages
WHERE endpoint = $endpoint AND outcome = 'dead' AND ($since IS NULL OR created >= $since)
RETURNING message_id;
