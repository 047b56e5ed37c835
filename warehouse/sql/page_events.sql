-- name: page_events
-- Events that pass the filters, the latest first; only those that are shown are counted through.
WITH told AS (
    SELECT event_key, count(DISTINCT article_key) AS articles FROM store.event_of GROUP BY event_key
),
found AS (
    SELECT k.*, t.articles AS telling, count(*) OVER () AS total
    FROM store.events_named k
    JOIN told t USING (event_key)
    WHERE ($kind IS NULL OR k.kind = $kind)
        AND ($place IS NULL OR contains(lower(k.place), lower($place)) OR k.country = upper($place))
        AND ($day IS NULL OR $day BETWEEN k.first_day AND k.last_day)
        AND t.articles >= $least
    ORDER BY k.last_day DESC NULLS LAST, telling DESC, k.event_key
    LIMIT $most OFFSET $skip
),
counted AS (
    SELECT event_key, count(DISTINCT article_key) AS articles, count(DISTINCT voice_key) AS voices,
        count(*) AS claims
    FROM store.event_claims
    WHERE event_key IN (SELECT event_key FROM found)
    GROUP BY event_key
),
clashing AS (
    FROM store.event_clashes WHERE event_key IN (SELECT event_key FROM found)
)
SELECT store.key_text(f.event_key), f.name, f.kind, f.place, f.country, f.first_day, f.last_day,
    coalesce(c.articles, f.telling), coalesce(c.voices, 0), coalesce(c.claims, 0),
    coalesce(x.contradictions, 0), f.total
FROM found f
LEFT JOIN counted c USING (event_key)
LEFT JOIN clashing x USING (event_key)
ORDER BY f.last_day DESC NULLS LAST, f.telling DESC, f.event_key;

-- name: page_event_kinds
SELECT kind FROM store.event_marks WHERE kind IS NOT NULL GROUP BY kind ORDER BY count(*) DESC, kind;

-- name: page_event
-- One event, as the view `events` has it.
SELECT store.key_text(k.event_key), k.name, k.kind, k.place, k.country, k.first_day, k.last_day,
    c.articles, c.voices, c.claims, coalesce(x.contradictions, 0)
FROM (FROM store.events_named WHERE event_key = $event) k
JOIN (
    SELECT event_key, count(DISTINCT article_key) AS articles, count(DISTINCT voice_key) AS voices,
        count(*) AS claims
    FROM store.event_claims
    WHERE event_key = $event
    GROUP BY event_key
) c USING (event_key)
LEFT JOIN (FROM store.event_clashes WHERE event_key = $event) x USING (event_key);

-- name: page_event_figures
-- What is told of an event, in order of time, with the dispute that each figure takes part in.
SELECT store.key_text(c.claim_key), c.measure, c.counted, c.unit, c.change, c.quote, c.value, c.low,
    c.high, c.soft_low, c.soft_high, coalesce(a.published::DATE, a.first_seen::DATE), c.source,
    coalesce(a.publisher, a.article_id), store.key_text(a.article_key), a.title, d.alert_id,
    c.place
FROM store.event_claims c
JOIN store.article_revisions a USING (article_key, revision)
LEFT JOIN (
    SELECT claim_key, min(alert_id) AS alert_id FROM store.claim_disputes GROUP BY claim_key
) d ON d.claim_key = c.claim_key
WHERE c.event_key = $event AND c.modality IN ('asserted', 'quoted')
ORDER BY coalesce(a.published, a.first_seen), a.article_key, c.ordinal
LIMIT $most;

-- name: page_event_links
-- Other events that are perhaps the same, by the surest link with each.
WITH own AS (SELECT version, event FROM store.event_of WHERE event_key = $event),
beside AS (
    SELECT l.b_version AS version, l.b_event AS event, l.odds, l.reason
    FROM store.event_links l JOIN own o ON o.version = l.a_version AND o.event = l.a_event
    UNION ALL
    SELECT l.a_version, l.a_event, l.odds, l.reason
    FROM store.event_links l JOIN own o ON o.version = l.b_version AND o.event = l.b_event
)
SELECT e.event_key, arg_max(b.reason, b.odds)
FROM beside b
JOIN store.event_of e USING (version, event)
WHERE e.event_key <> $event
GROUP BY e.event_key
ORDER BY max(b.odds) DESC, e.event_key;

-- name: page_event_names
SELECT store.key_text(event_key), name FROM store.events_named
WHERE event_key IN (SELECT unnest($events::UBIGINT[]));

-- name: page_series
-- What is told of one measure at one place, by the day for which it stands; a country is named by its
-- code. The latest $most.
SELECT store.key_text(c.claim_key), c.measure, c.counted, c.unit, c.change, c.quote, c.value, c.low,
    c.high, c.soft_low, c.soft_high, c.as_of, c.source, coalesce(a.publisher, a.article_id),
    store.key_text(a.article_key), a.title, d.alert_id, c.place
FROM store.claims c
JOIN store.article_revisions a USING (article_key, revision)
ANTI JOIN store.superseded s ON s.article_key = c.article_key AND s.revision = c.revision
LEFT JOIN (
    SELECT claim_key, min(alert_id) AS alert_id FROM store.claim_disputes GROUP BY claim_key
) d ON d.claim_key = c.claim_key
WHERE c.measure = $measure AND c.modality IN ('asserted', 'quoted')
    AND ($place IS NULL OR lower(c.place) = lower($place) OR lower(c.country) = lower($place))
    AND ($counted IS NULL OR c.counted = $counted)
    AND ($scope IS NULL OR c.event_scope = $scope)
ORDER BY c.as_of DESC, a.published DESC, c.claim_key
LIMIT $most;

-- name: page_series_known
-- Measures and places of which most is told.
SELECT measure, place, count(*) AS claims, min(as_of), max(as_of)
FROM store.claims
WHERE modality IN ('asserted', 'quoted') AND place IS NOT NULL
GROUP BY measure, place
HAVING claims > 1
ORDER BY claims DESC, measure, place
LIMIT $most;
