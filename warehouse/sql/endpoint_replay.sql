-- Dead letters of an endpoint become due again: those given up since a moment, or without one since
-- it last took a message.
WITH letters AS (
    SELECT message_id, max(t.attempted) AS given_up
    FROM store.messages m
    JOIN store.attempts t USING (message_id)
    WHERE m.endpoint = $endpoint AND m.outcome = 'dead'
    GROUP BY message_id
),
success AS (
    SELECT max(attempted) AS moment
    FROM store.endpoint_attempts
    WHERE endpoint = $endpoint AND outcome = 'delivered'
)
INSERT INTO store.attempts
SELECT message_id, 0, $now, 'replay', NULL, NULL, $now, NULL
FROM letters, success
WHERE given_up >= coalesce($since, success.moment, given_up)
RETURNING message_id;
