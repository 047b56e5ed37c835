-- name: digest_candidates
-- Messages that are due and were never tried, of some endpoints, without their payloads. What is
-- disabled or asked for a pause keeps its queue as it is.
SELECT message_id, endpoint, created
FROM store.messages
ANTI JOIN (FROM store.endpoint_last_states WHERE state = 'disabled') USING (endpoint)
ANTI JOIN (FROM store.endpoints_held WHERE until > $now) USING (endpoint)
WHERE endpoint IN (SELECT unnest($endpoints)) AND due <= $now AND outcome IN ('waiting', 'held')
    AND alert_id <> ''
ORDER BY created, message_id;

-- name: digest_payloads
SELECT message_id, payload FROM store.outbox WHERE message_id IN (SELECT unnest($ids));

-- name: digest_put_off
INSERT INTO store.attempts (message_id, attempt, attempted, outcome, error, next_due)
SELECT unnest($ids), 0, $now, $outcome, unnest($why), unnest($due);

-- name: digest_recent
-- What was written for some endpoints of late: each message's moment, and whether it is a summary.
SELECT o.endpoint, o.message_id, o.created, s.summary_id IS NOT NULL
FROM store.outbox o
LEFT JOIN (SELECT DISTINCT summary_id FROM store.summary_members) s ON s.summary_id = o.message_id
WHERE o.endpoint IN (SELECT unnest($endpoints)) AND o.created > $since
    AND (o.alert_id <> '' OR s.summary_id IS NOT NULL)
ORDER BY o.created, o.message_id;

-- name: endpoint_give_up
-- Messages of an endpoint that still wait become dead letters.
INSERT INTO store.attempts
SELECT message_id, attempts, $now, 'dead', NULL, $reason, NULL, NULL
FROM store.messages
WHERE endpoint = $endpoint AND outcome IN ('waiting', 'held', 'retry', 'replay')
RETURNING message_id;

-- name: endpoint_replay
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

-- name: endpoint_state
SELECT state FROM store.endpoint_last_states WHERE endpoint = $endpoint;

-- name: endpoints_failing
SELECT endpoint, since FROM store.endpoints_failing;

-- name: endpoints_health
SELECT endpoint, state, reason, changed, waiting, dead, last_success, failing_since, last_error
FROM endpoints
ORDER BY endpoint;

-- name: outbox_due
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

-- name: outbox_next
SELECT min(CASE WHEN h.until IS NULL OR m.due > h.until THEN m.due ELSE h.until END)
FROM store.messages m
LEFT JOIN store.endpoints_held h USING (endpoint)
ANTI JOIN (FROM store.endpoint_last_states WHERE state = 'disabled') USING (endpoint)
WHERE m.outcome IN ('waiting', 'held', 'retry', 'replay');

-- name: outbox_replay
INSERT INTO store.attempts
SELECT message_id, 0, $now, 'replay', NULL, NULL, $now, NULL
FROM store.outbox
WHERE alert_id = $alert
RETURNING message_id;
