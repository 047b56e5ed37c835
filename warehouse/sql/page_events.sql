-- name: page_events
-- Events that pass the filters, the latest first.
SELECT event_id, name, kind, place, country, first_day, last_day, articles, voices, claims,
    contradictions, count(*) OVER ()
FROM events
WHERE ($kind IS NULL OR kind = $kind)
    AND ($place IS NULL OR contains(lower(place), lower($place)) OR country = upper($place))
    AND ($day IS NULL OR $day BETWEEN first_day AND last_day)
    AND articles >= $least
ORDER BY last_day DESC NULLS LAST, articles DESC, event_id
LIMIT $most OFFSET $skip;

-- name: page_event_kinds
SELECT kind FROM store.event_marks WHERE kind IS NOT NULL GROUP BY kind ORDER BY count(*) DESC, kind;

-- name: page_event
SELECT event_id, name, kind, place, country, first_day, last_day, articles, voices, claims,
    contradictions
FROM events
WHERE event_id = $event;

-- name: page_event_figures
-- What is told of an event, in order of time, with the dispute that each figure takes part in.
SELECT store.key_text(c.claim_key), c.measure, c.counted, c.unit, c.change, c.quote, c.value, c.low,
    c.high, c.soft_low, c.soft_high, coalesce(a.published::DATE, a.first_seen::DATE), c.source,
    coalesce(a.publisher, a.article_id), store.key_text(a.article_key), a.title, d.alert_id,
    c.place
FROM store.event_claims c
JOIN store.article_revisions a USING (article_key, revision)
LEFT JOIN (
    SELECT claim_key, min(coalesce(m.merged_into, h.alert_id)) AS alert_id
    FROM store.dispute_claims h
    LEFT JOIN store.merged_alerts m ON m.alert_id = h.alert_id
    GROUP BY claim_key
) d ON d.claim_key = c.claim_key
WHERE c.event_key = $event AND c.modality IN ('asserted', 'quoted')
ORDER BY coalesce(a.published, a.first_seen), a.article_key, c.ordinal
LIMIT $most;

-- name: page_event_links
-- Other events that are perhaps the same, the surest first.
SELECT DISTINCT ON (other) other, reason
FROM (
    SELECT CASE WHEN a.event_key = $event THEN b.event_key ELSE a.event_key END AS other,
        l.reason, l.odds
    FROM store.event_links l
    JOIN store.event_of a ON a.version = l.a_version AND a.event = l.a_event
    JOIN store.event_of b ON b.version = l.b_version AND b.event = l.b_event
    WHERE $event IN (a.event_key, b.event_key) AND a.event_key <> b.event_key
)
ORDER BY other, odds DESC;

-- name: page_event_names
SELECT event_id, name FROM events WHERE event_id IN (SELECT unnest($events));

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
    SELECT claim_key, min(coalesce(m.merged_into, h.alert_id)) AS alert_id
    FROM store.dispute_claims h
    LEFT JOIN store.merged_alerts m ON m.alert_id = h.alert_id
    GROUP BY claim_key
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
