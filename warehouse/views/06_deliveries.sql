CREATE OR REPLACE VIEW deliveries AS
SELECT
    o.message_id,
    o.alert_id,
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
COMMENT ON COLUMN deliveries.alert_id IS 'The alert that the message tells of';
COMMENT ON COLUMN deliveries.endpoint IS 'Name of the endpoint in the settings';
COMMENT ON COLUMN deliveries.created IS 'When the message was written, UTC';
COMMENT ON COLUMN deliveries.attempt IS 'Counted from 1; null where not yet tried';
COMMENT ON COLUMN deliveries.attempted IS 'When it was tried, UTC';
COMMENT ON COLUMN deliveries.outcome IS 
    'waiting, delivered, retry, dead; replay where an editor asked for it again';
COMMENT ON COLUMN deliveries.status IS
    'HTTP status that the endpoint answered; null where none came';
COMMENT ON COLUMN deliveries.error IS 'What went wrong';
COMMENT ON COLUMN deliveries.next_due IS 'When it is tried next, UTC; null once delivered or dead';
