CREATE OR REPLACE VIEW deliveries AS
SELECT
    o.message_id,
    nullif(o.alert_id, '') AS alert_id,
    o.endpoint,
    o.created,
    t.attempt,
    t.attempted,
    coalesce(t.outcome, 'waiting') AS outcome,
    t.status,
    t.error,
    CASE WHEN t.outcome IS NULL THEN o.due ELSE t.next_due END AS next_due
FROM store.outbox o
LEFT JOIN store.attempts t USING (message_id);

COMMENT ON VIEW deliveries IS
    'One row an attempt at a message, and one a message not yet tried.';
COMMENT ON COLUMN deliveries.message_id IS 'The webhook-id header: the same at every attempt';
COMMENT ON COLUMN deliveries.alert_id IS
    'The alert that the message tells of; null for one that tells of several or of an endpoint';
COMMENT ON COLUMN deliveries.endpoint IS 'Name of the endpoint';
COMMENT ON COLUMN deliveries.created IS 'When the message was written, UTC';
COMMENT ON COLUMN deliveries.attempt IS
    'Counted from 1, anew after a replay, which is 0; null where not yet tried';
COMMENT ON COLUMN deliveries.attempted IS 'When it was tried, UTC';
COMMENT ON COLUMN deliveries.outcome IS
    'waiting, delivered, retry, dead, replay (asked for again), held (to be told with others), grouped';
COMMENT ON COLUMN deliveries.status IS
    'HTTP status that the endpoint answered; null where none came';
COMMENT ON COLUMN deliveries.error IS 'What went wrong';
COMMENT ON COLUMN deliveries.next_due IS 'When it is tried next, UTC; null once delivered or dead';

-- The last word on each endpoint that was ever enabled or disabled.
CREATE OR REPLACE VIEW store.endpoint_last_states AS
SELECT endpoint, arg_max(state, rowid) AS state, arg_max(reason, rowid) AS reason,
    arg_max(changed, rowid) AS changed
FROM store.endpoint_states
GROUP BY endpoint;

-- Attempts with their endpoints, replays left out; `number` is the order in which they were made.
CREATE OR REPLACE VIEW store.endpoint_attempts AS
SELECT o.endpoint, t.rowid AS number, t.*
FROM store.attempts t
JOIN store.outbox o USING (message_id)
WHERE t.outcome IN ('delivered', 'retry', 'dead');

-- Endpoints that nothing has reached since their last success or change of state. Failures more
-- than two days apart are two stories: the longest wait between two attempts is little over one.
CREATE OR REPLACE VIEW store.endpoints_failing AS
WITH began AS (
    SELECT endpoint, max(moment) AS moment
    FROM (
        SELECT endpoint, attempted AS moment FROM store.endpoint_attempts WHERE outcome = 'delivered'
        UNION ALL
        SELECT endpoint, changed FROM store.endpoint_last_states
    )
    GROUP BY endpoint
),
failures AS (
    SELECT t.endpoint, t.attempted,
        lag(t.attempted) OVER (PARTITION BY t.endpoint ORDER BY t.attempted) AS before
    FROM store.endpoint_attempts t
    LEFT JOIN began USING (endpoint)
    WHERE t.outcome <> 'delivered' AND (began.moment IS NULL OR t.attempted > began.moment)
)
SELECT endpoint,
    max(attempted) FILTER (before IS NULL OR attempted - before > INTERVAL 2 DAY) AS since,
    max(attempted) AS last_failure
FROM failures
GROUP BY endpoint;

-- Until when an endpoint wants no message at all.
CREATE OR REPLACE VIEW store.endpoints_held AS
SELECT t.endpoint, max(t.hold_until) AS until
FROM store.endpoint_attempts t
LEFT JOIN store.endpoint_last_states s USING (endpoint)
WHERE t.hold_until IS NOT NULL AND (s.changed IS NULL OR t.attempted > s.changed)
GROUP BY t.endpoint;

CREATE OR REPLACE VIEW endpoints AS
WITH messages AS (
    SELECT endpoint, count(*) AS messages,
        count(*) FILTER (outcome = 'delivered') AS delivered,
        count(*) FILTER (outcome = 'dead') AS dead,
        count(*) FILTER (outcome NOT IN ('delivered', 'dead', 'grouped')) AS waiting,
        min(due) FILTER (outcome NOT IN ('delivered', 'dead', 'grouped')) AS next_due
    FROM store.messages
    GROUP BY endpoint
),
attempts AS (
    SELECT endpoint, count(*) AS attempts,
        max(attempted) FILTER (outcome = 'delivered') AS last_success,
        max(attempted) FILTER (outcome <> 'delivered') AS last_failure,
        arg_max(error, number) FILTER (outcome <> 'delivered') AS last_error
    FROM store.endpoint_attempts
    GROUP BY endpoint
)
SELECT
    endpoint,
    coalesce(s.state, 'enabled') AS state,
    s.reason,
    s.changed,
    coalesce(m.messages, 0) AS messages,
    coalesce(m.delivered, 0) AS delivered,
    coalesce(m.waiting, 0) AS waiting,
    coalesce(m.dead, 0) AS dead,
    coalesce(t.attempts, 0) AS attempts,
    t.last_success,
    t.last_failure,
    t.last_error,
    f.since AS failing_since,
    CASE
        WHEN s.state = 'disabled' OR m.next_due IS NULL THEN NULL
        ELSE greatest(m.next_due, h.until)
    END AS next_due
FROM messages m
FULL JOIN store.endpoint_last_states s USING (endpoint)
LEFT JOIN attempts t USING (endpoint)
LEFT JOIN store.endpoints_failing f USING (endpoint)
LEFT JOIN store.endpoints_held h USING (endpoint);

COMMENT ON VIEW endpoints IS
    'One row an endpoint that was ever written to or changed: how it fares. Without its secrets.';
COMMENT ON COLUMN endpoints.endpoint IS 'Name of the endpoint';
COMMENT ON COLUMN endpoints.state IS 'enabled or disabled';
COMMENT ON COLUMN endpoints.reason IS 'Why the state was changed last';
COMMENT ON COLUMN endpoints.changed IS 'When the state was changed last, UTC';
COMMENT ON COLUMN endpoints.messages IS 'Messages written for it';
COMMENT ON COLUMN endpoints.delivered IS 'Messages that it took';
COMMENT ON COLUMN endpoints.waiting IS
    'Messages still on their way; those of a disabled endpoint wait until it is enabled';
COMMENT ON COLUMN endpoints.dead IS 'Messages that were given up: dead letters';
COMMENT ON COLUMN endpoints.attempts IS 'Attempts at all of its messages';
COMMENT ON COLUMN endpoints.last_success IS 'When it last took a message, UTC';
COMMENT ON COLUMN endpoints.last_failure IS 'When an attempt last failed, UTC';
COMMENT ON COLUMN endpoints.last_error IS 'What went wrong then';
COMMENT ON COLUMN endpoints.failing_since IS
    'Since when every attempt has failed, UTC; null while it works';
COMMENT ON COLUMN endpoints.next_due IS
    'When a message is tried next, UTC; null where none waits or it is disabled';
