-- name: alert_act
INSERT INTO store.alert_actions VALUES ($alert, $state, $note, $now);

-- name: alert_comparisons
-- The contradictions of an alert that hold, or all where none does any more, with the versions of the
-- articles they are about, the one that raised it first; those of alerts that became part of it, too.
SELECT x.version, y.version, c.a_claim_key, c.b_claim_key, c.verdict, c.severity, c.kind, c.reason,
    c.day_from, c.day_to, c.gates
FROM store.comparisons c
LEFT JOIN store.merged_alerts m ON m.alert_id = c.alert_id
JOIN store.alerts l ON l.alert_id = $alert
JOIN store.claims a ON a.claim_key = c.a_claim_key AND a.revision = c.a_revision
JOIN store.claims b ON b.claim_key = c.b_claim_key AND b.revision = c.b_revision
JOIN store.articles x ON x.article_key = a.article_key AND x.revision = a.revision
JOIN store.articles y ON y.article_key = b.article_key AND y.revision = b.revision
WHERE $alert IN (c.alert_id, m.merged_into) AND (
    c.comparison_key NOT IN (FROM store.withdrawn)
    OR l.alert_id NOT IN (SELECT alert_id FROM store.alert_told)
)
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
SELECT l.raised, l.severity, l.kind, l.reason, s.note, coalesce(s.state, 'open'), d.measure,
    d.counted, t.turn, m.merged_into
FROM store.alerts l
JOIN store.disputes d USING (alert_id)
JOIN store.last_turns t USING (alert_id)
LEFT JOIN store.alert_states s USING (alert_id)
LEFT JOIN store.merged_alerts m USING (alert_id)
WHERE l.alert_id = $alert;

-- name: alerts_list
FROM alerts
WHERE ($state IS NULL OR state = $state) AND merged_into IS NULL
ORDER BY raised DESC, alert_id
LIMIT $most;

-- name: known_alerts
-- Alerts that the batch's contradictions may belong to: those that hold one of its claims, events or
-- pairs of stances, the oldest first, with what they hold of the batch.
WITH met AS (
    SELECT c.alert_id, list(DISTINCT c.claim_key) AS claims
    FROM store.dispute_claims c
    LEFT JOIN store.event_of e ON e.article_key = c.article_key AND e.event = c.event
    WHERE c.claim_key IN (SELECT key FROM wanted) OR e.event_key IN (SELECT key FROM wanted)
    GROUP BY c.alert_id
),
paired AS (
    SELECT coalesce(m.merged_into, a.alert_id) AS alert_id, a.alert_id AS own
    FROM store.alerts a
    LEFT JOIN store.merged_alerts m USING (alert_id)
    WHERE a.a_stance_key IN (SELECT key FROM wanted)
        AND a.b_stance_key IN (SELECT key FROM wanted)
),
spans AS (
    SELECT p.alert_id, p.own, min(c.day_from) AS first, max(c.day_to) AS last
    FROM (
        FROM paired
        UNION
        SELECT alert_id, alert_id FROM met ANTI JOIN store.merged_alerts USING (alert_id)
    ) p
    JOIN store.comparisons c ON c.alert_id = p.own
    GROUP BY p.alert_id, p.own
)
SELECT s.alert_id, a.a_stance_key, a.b_stance_key, s.first, s.last, d.measure, d.counted, d.about,
    f.feedback, coalesce(met.claims, []),
    (SELECT list(DISTINCT stance_key) FROM store.dispute_claims h WHERE h.alert_id = s.alert_id),
    coalesce((
        SELECT list(DISTINCT e.event_key)
        FROM store.dispute_claims h
        JOIN store.event_of e ON e.article_key = h.article_key AND e.event = h.event
        WHERE h.alert_id = s.alert_id
    ), [])
FROM spans s
JOIN store.alerts a ON a.alert_id = s.own
JOIN store.disputes d ON d.alert_id = s.alert_id
LEFT JOIN met ON met.alert_id = s.alert_id
LEFT JOIN store.alert_feedback f ON f.alert_id = s.alert_id
ORDER BY (SELECT raised FROM store.alerts o WHERE o.alert_id = s.alert_id), s.alert_id, s.own;

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

-- name: agreeing
-- Claims that bear out a claim of the wanted alerts, by a figure of the same measure that says
-- something by itself, and are not among theirs yet.
SELECT DISTINCT m.alert_id, t.claim_key, t.revision, t.article_key, t.stance_key,
    CASE WHEN t.event_scope = 'event' THEN t.event END
FROM (
    SELECT a_claim_key AS claim_key, b_claim_key AS other, b_revision AS other_revision
    FROM store.comparisons WHERE verdict = 'corroborates'
    UNION ALL
    SELECT b_claim_key, a_claim_key, a_revision FROM store.comparisons WHERE verdict = 'corroborates'
) c
JOIN store.dispute_claims m ON m.claim_key = c.claim_key
JOIN store.disputes d ON d.alert_id = m.alert_id AND d.about = 'news'
JOIN store.claims t ON t.claim_key = c.other AND t.revision = c.other_revision
    AND t.measure = d.measure
WHERE m.alert_id IN (SELECT alert_id FROM wanted_alerts) AND t.hedge <> 'vague'
    AND NOT EXISTS (
        FROM store.dispute_claims h WHERE h.alert_id = m.alert_id AND h.claim_key = t.claim_key
    );

-- name: alert_clashes
-- The pairs of claims that contradict each other in each of the wanted alerts.
SELECT coalesce(m.merged_into, c.alert_id), c.a_claim_key, c.b_claim_key
FROM store.comparisons c
ANTI JOIN store.withdrawn USING (comparison_key)
LEFT JOIN store.merged_alerts m ON m.alert_id = c.alert_id
WHERE coalesce(m.merged_into, c.alert_id) IN (SELECT alert_id FROM wanted_alerts);

-- name: alert_members
-- The claims of the wanted alerts. `instead` are the words of what took a figure's place.
SELECT m.alert_id, m.claim_key, m.article_id, coalesce(m.publisher, m.article_id), m.voice_key,
    m.published::DATE, m.source, m.quote, m.measure, m.unit, m.change, m.value, m.low, m.high,
    m.soft_low, m.soft_high, m.fallen,
    (SELECT any_value(quote) FROM store.claims c WHERE c.claim_key = m.by_claim_key)
FROM store.dispute_members m
WHERE m.alert_id IN (SELECT alert_id FROM wanted_alerts);

-- name: alerts_touched
-- Alerts that hold a claim, an article or a stance of the batch, merged ones by what they are in now;
-- and those of which a contradiction was just withdrawn, or stands again.
SELECT DISTINCT coalesce(m.merged_into, d.alert_id)
FROM store.dispute_claims d
LEFT JOIN store.merged_alerts m ON m.alert_id = d.alert_id
WHERE d.claim_key IN (SELECT key FROM wanted) OR d.article_key IN (SELECT key FROM wanted)
    OR d.stance_key IN (SELECT key FROM wanted)
UNION
SELECT c.alert_id
FROM store.clashing_claims c
JOIN store.comparison_states s ON s.comparison_key = c.comparison_key
WHERE s.since = $now;

-- name: alerts_standing
-- How each of the wanted alerts stands: what became of it last, and what editors said of it.
SELECT l.alert_id, t.turn, t.turns, coalesce(f.feedback, 'open'), l.kind
FROM store.alerts l
JOIN store.last_turns t USING (alert_id)
LEFT JOIN store.alert_feedback f USING (alert_id)
WHERE l.alert_id IN (SELECT alert_id FROM wanted_alerts);

-- name: events_of_articles
-- The events on file that the wanted articles tell of, by their numbers.
SELECT article_key, event, event_key FROM store.event_of
WHERE article_key IN (SELECT key FROM wanted);

-- name: falls_edited
-- Held claims that their article, edited since, has no more.
SELECT h.alert_id, h.claim_key, h.revision, h.article_key, h.stance_key, h.event,
    'edited', NULL::UBIGINT
FROM held_claims h
JOIN (
    SELECT article_key, max(revision) AS revision
    FROM store.articles
    WHERE article_key IN (SELECT article_key FROM held_claims)
    GROUP BY article_key
) l USING (article_key)
WHERE l.revision > h.revision AND NOT EXISTS (
    FROM store.claims c WHERE c.claim_key = h.claim_key AND c.revision = l.revision
);

-- name: falls_replaced
-- Held claims that a later one corrects, or that are not what their source says now.
SELECT h.alert_id, h.claim_key, h.revision, h.article_key, h.stance_key, h.event,
    CASE r.verdict WHEN 'revises' THEN 'corrected' ELSE 'updated' END, r.other
FROM held_claims h
JOIN (
    SELECT a_claim_key AS claim_key, b_claim_key AS other, b_revision AS revision, verdict, true AS new
    FROM store.comparisons WHERE verdict IN ('revises', 'updates')
    UNION ALL
    SELECT b_claim_key, a_claim_key, a_revision, verdict, false
    FROM store.comparisons WHERE verdict IN ('revises', 'updates')
) r ON r.claim_key = h.claim_key
JOIN store.claims o ON o.claim_key = r.other AND o.revision = r.revision
JOIN store.article_revisions a ON a.article_key = o.article_key AND a.revision = o.revision
WHERE (a.published > h.published OR (r.new AND a.published IS NOT DISTINCT FROM h.published))
    AND (
        r.verdict = 'revises' OR o.source = h.source
        OR (o.source IS NULL AND h.source IS NULL AND a.publisher = h.publisher)
    );

-- name: falls_withdrawn
-- Held claims whose figure their outlet or their source took back within $quiet days.
SELECT h.alert_id, h.claim_key, h.revision, h.article_key, h.stance_key, h.event,
    'withdrawn', NULL::UBIGINT
FROM held_claims h
JOIN store.claims w ON w.stance_key = h.stance_key AND w.claim_key <> h.claim_key
JOIN store.article_revisions a ON a.article_key = w.article_key AND a.revision = w.revision
WHERE w.standing IN ('withdrawn', 'corrected') AND a.published >= h.published
    AND abs(w.as_of - h.as_of) <= $quiet
    AND (w.source = h.source OR (w.source IS NULL AND a.publisher = h.publisher));

-- name: merges_of
-- Alerts that were merged into one of the wanted ones.
SELECT alert_id, merged_into FROM store.merged_alerts
WHERE merged_into IN (SELECT alert_id FROM wanted_alerts);

-- name: merge_claims
-- The claims of alerts that become part of another.
INSERT INTO store.dispute_claims
SELECT $into, claim_key, revision, article_key, stance_key, event, fallen, by_claim_key, $now
FROM store.dispute_claims d
WHERE alert_id = $alert AND NOT EXISTS (
    FROM store.dispute_claims h WHERE h.alert_id = $into AND h.claim_key = d.claim_key
);

-- name: stage_alerts
CREATE OR REPLACE TEMP TABLE wanted_alerts (alert_id VARCHAR);

-- name: stage_held
-- The claims of the wanted alerts that stand so far. A table, since DuckDB 2.0 fails on the view where
-- it is joined twice.
CREATE OR REPLACE TEMP TABLE held_claims AS
FROM store.dispute_members
WHERE alert_id IN (SELECT alert_id FROM wanted_alerts) AND fallen IS NULL;
