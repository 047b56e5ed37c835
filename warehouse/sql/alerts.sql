-- name: alert_act
INSERT INTO store.alert_actions VALUES ($alert, $state, $note, $now);

-- name: alert_comparisons
-- The comparisons of an alert with the versions of the articles they are about, the one that raised
-- it first.
SELECT x.version, y.version, c.a_claim_key, c.b_claim_key, c.verdict, c.severity, c.kind, c.reason,
    c.day_from, c.day_to, c.gates
FROM store.comparisons c
JOIN store.alerts l USING (alert_id)
JOIN store.claims a ON a.claim_key = c.a_claim_key AND a.revision = c.a_revision
JOIN store.claims b ON b.claim_key = c.b_claim_key AND b.revision = c.b_revision
JOIN store.articles x ON x.article_key = a.article_key AND x.revision = a.revision
JOIN store.articles y ON y.article_key = b.article_key AND y.revision = b.revision
WHERE c.alert_id = $alert
ORDER BY c.comparison_key <> l.comparison_key, c.compared, c.comparison_key;

-- name: alert_ids
SELECT alert_id FROM store.alerts WHERE starts_with(alert_id, $start) LIMIT 2;

-- name: alerts_between
-- The alerts to which a comparison of two articles' claims belongs.
SELECT DISTINCT r.alert_id
FROM store.comparisons r
JOIN store.claims a ON a.claim_key = r.a_claim_key AND a.revision = r.a_revision
JOIN store.claims b ON b.claim_key = r.b_claim_key AND b.revision = r.b_revision
WHERE r.alert_id IS NOT NULL
    AND list_sort([a.article_key, b.article_key]) = list_sort($articles::UBIGINT[])
ORDER BY r.alert_id;

-- name: alerts_told
-- The messages that were written of those alerts.
SELECT o.message_id
FROM store.outbox o
JOIN store.comparisons r ON r.alert_id = o.alert_id
JOIN store.claims a ON a.claim_key = r.a_claim_key AND a.revision = r.a_revision
JOIN store.claims b ON b.claim_key = r.b_claim_key AND b.revision = r.b_revision
WHERE list_sort([a.article_key, b.article_key]) = list_sort($articles::UBIGINT[]);

-- name: alert_read
SELECT l.raised, s.note, coalesce(s.state, 'open')
FROM store.alerts l
LEFT JOIN store.alert_states s USING (alert_id)
WHERE l.alert_id = $alert;

-- name: alerts_list
FROM alerts
WHERE $state IS NULL OR state = $state
ORDER BY raised DESC, alert_id
LIMIT $most;

-- name: known_alerts
-- Alerts between two stances of the batch, with the days that their comparisons span.
SELECT a.alert_id, a.a_stance_key, a.b_stance_key, min(c.day_from), max(c.day_to),
    (SELECT f.feedback FROM store.alert_feedback f WHERE f.alert_id = a.alert_id)
FROM store.alerts a
JOIN store.comparisons c ON c.alert_id = a.alert_id
WHERE a.a_stance_key IN (SELECT key FROM wanted)
GROUP BY a.alert_id, a.a_stance_key, a.b_stance_key, a.raised
ORDER BY a.raised, a.alert_id;

-- name: known_comparisons
SELECT DISTINCT comparison_key
FROM store.comparisons
WHERE comparison_key IN (SELECT key FROM wanted);

-- name: known_standing
-- Which of some comparisons are on file, and whether each stands.
SELECT DISTINCT comparison_key, comparison_key NOT IN (FROM store.withdrawn)
FROM store.comparisons
WHERE comparison_key IN (SELECT key FROM wanted);

-- name: stage_wanted
-- What is to be looked up.
CREATE OR REPLACE TEMP TABLE wanted (key UBIGINT);
