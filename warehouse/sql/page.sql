-- name: page_begin
-- A cursor starts in the private database beside the attached snapshot.
USE warehouse;

-- name: page_disputes
-- The disputes that pass the filters, those that something happened to last first.
SELECT l.alert_id, count(*) OVER ()
FROM store.alerts l
JOIN store.disputes d USING (alert_id)
JOIN store.last_turns t USING (alert_id)
JOIN store.alert_told o USING (alert_id)
LEFT JOIN store.alert_states s USING (alert_id)
LEFT JOIN (
    SELECT c.alert_id, max(a.published) AS last
    FROM store.dispute_claims c
    JOIN store.article_revisions a USING (article_key, revision)
    GROUP BY c.alert_id
) told USING (alert_id)
WHERE l.alert_id NOT IN (SELECT alert_id FROM store.merged_alerts)
    AND ($measure IS NULL OR d.measure = $measure)
    AND ($state IS NULL OR CASE $state
        WHEN 'open' THEN t.turn <> 'closed'
        WHEN 'closed' THEN t.turn = 'closed'
        WHEN 'new' THEN coalesce(s.state, 'open') = 'open'
        ELSE s.state = $state
    END)
    AND ($among IS NULL OR list_contains($among::VARCHAR[], l.alert_id))
ORDER BY t.turned DESC, told.last DESC NULLS LAST, l.alert_id
LIMIT $most OFFSET $skip;

-- name: page_dispute_matches
-- The disputes of which some articles pass the filters that ask for them; asked only where one does,
-- since all that takes part in any dispute is read for it.
SELECT m.alert_id
FROM store.dispute_members m
GROUP BY m.alert_id
HAVING ($place IS NULL OR bool_or(lower(m.place) = lower($place)
        OR lower(m.country) = lower($place)))
    AND ($source IS NULL OR bool_or(lower(m.source) = lower($source)))
    AND ($outlet IS NULL OR bool_or(lower(coalesce(m.publisher, m.article_id)) = lower($outlet)))
    AND ($day IS NULL OR bool_or(m.published::DATE = $day));

-- name: page_dispute_choices
-- What the filters may be set to, the most frequent first.
WITH members AS (
    SELECT alert_id, measure, place, source, coalesce(publisher, article_id) AS outlet
    FROM store.dispute_members
)
SELECT field, value, count(DISTINCT alert_id) AS disputes
FROM (
    SELECT 'measure' AS field, measure AS value, alert_id FROM store.disputes
    UNION ALL
    SELECT 'place', place, alert_id FROM members
    UNION ALL
    SELECT 'source', source, alert_id FROM members
    UNION ALL
    SELECT 'outlet', outlet, alert_id FROM members
)
WHERE value IS NOT NULL
    AND alert_id NOT IN (SELECT alert_id FROM store.merged_alerts)
GROUP BY field, value
ORDER BY field, disputes DESC, value;

-- name: page_alerts
-- What is on file of the wanted alerts themselves.
SELECT l.alert_id, l.raised, l.kind, l.reason, s.note, coalesce(s.state, 'open'), d.measure,
    d.counted, t.turn, t.turned, (
        SELECT bool_or(c.severity = 'hard') FROM store.comparisons c
        ANTI JOIN store.withdrawn USING (comparison_key)
        WHERE c.alert_id = l.alert_id AND c.verdict = 'contradicts'
    )
FROM store.alerts l
JOIN store.disputes d USING (alert_id)
JOIN store.last_turns t USING (alert_id)
LEFT JOIN store.alert_states s USING (alert_id)
WHERE l.alert_id IN (SELECT alert_id FROM wanted_alerts);

-- name: page_merged
SELECT merged_into FROM store.merged_alerts WHERE alert_id = $alert;

-- name: page_pairs
-- The contradictions of the wanted alerts, at most $most of each, the one that raised it first.
SELECT w.alert_id, x.version, y.version, c.a_claim_key, c.b_claim_key, c.verdict, c.severity,
    c.kind, c.reason, c.day_from, c.day_to, c.gates
FROM wanted_alerts w
JOIN store.alerts l USING (alert_id)
JOIN (
    SELECT coalesce(m.merged_into, r.alert_id) AS owner, r.*
    FROM store.comparisons r
    LEFT JOIN store.merged_alerts m USING (alert_id)
    WHERE r.alert_id IS NOT NULL
) c ON c.owner = w.alert_id
JOIN store.claims a ON a.claim_key = c.a_claim_key AND a.revision = c.a_revision
JOIN store.claims b ON b.claim_key = c.b_claim_key AND b.revision = c.b_revision
JOIN store.articles x ON x.article_key = a.article_key AND x.revision = a.revision
JOIN store.articles y ON y.article_key = b.article_key AND y.revision = b.revision
WHERE c.comparison_key NOT IN (FROM store.withdrawn)
    OR w.alert_id NOT IN (SELECT alert_id FROM store.alert_told)
QUALIFY row_number() OVER (
    PARTITION BY w.alert_id
    ORDER BY c.comparison_key <> l.comparison_key, c.compared, c.comparison_key
) <= $most
ORDER BY w.alert_id, c.comparison_key <> l.comparison_key, c.compared, c.comparison_key;

-- name: page_tellings
-- What each article says in the wanted disputes, in order of time: the columns of alert_members, then
-- those that only a page shows. It is store.dispute_members of a few disputes, whose claims are found
-- by their keys alone first: the view reads all claims on file, half a second for a million.
WITH held AS MATERIALIZED (
    SELECT alert_id, claim_key, arg_max(revision, rowid) AS revision,
        arg_max_null(fallen, rowid) AS fallen, arg_max_null(by_claim_key, rowid) AS by_claim_key
    FROM store.dispute_claims
    WHERE alert_id IN (SELECT alert_id FROM wanted_alerts)
    GROUP BY alert_id, claim_key
),
found AS MATERIALIZED (
    SELECT rowid AS number FROM store.claims
    WHERE claim_key IN (SELECT claim_key FROM held)
        OR claim_key IN (SELECT by_claim_key FROM held WHERE by_claim_key IS NOT NULL)
),
said AS MATERIALIZED (
    FROM store.claims WHERE rowid IN (SELECT number FROM found)
),
happened AS (
    SELECT article_key, event, nullif(arg_max(coalesce(event_key, 0), rowid), 0) AS event_key
    FROM store.events
    WHERE article_key IN (SELECT article_key FROM said)
    GROUP BY article_key, version, event
)
SELECT h.alert_id, c.claim_key, c.article_id, coalesce(a.publisher, c.article_id), a.voice_key,
    a.published::DATE, c.source, c.quote, c.measure, c.unit, c.change, c.value, c.low, c.high,
    c.soft_low, c.soft_high, h.fallen,
    (SELECT any_value(quote) FROM said o WHERE o.claim_key = h.by_claim_key),
    store.key_text(c.article_key), a.title, a.url, c.part, c.sentence,
    c.quote_start - c.sentence_start, c.place, (
        SELECT store.key_text(max(e.event_key)) FROM happened e
        WHERE e.article_key = c.article_key AND e.event = c.event AND c.event_scope = 'event'
    )
FROM held h
ANTI JOIN store.parted_claims p ON p.alert_id = h.alert_id AND p.claim_key = h.claim_key
JOIN said c ON c.claim_key = h.claim_key AND c.revision = h.revision
JOIN store.article_revisions a ON a.article_key = c.article_key AND a.revision = c.revision
ORDER BY coalesce(a.published, a.first_seen), c.claim_key;

-- name: page_article
-- The revisions of an article, the latest first. `voice` is shared by reprints.
SELECT version, revision, article_id, publisher, published, title, url, language, author, kind,
    text, first_seen, voice_key
FROM store.article_revisions
WHERE article_key = $article
ORDER BY revision DESC;

-- name: page_article_disputes
-- The disputes that claims of an article take part in.
SELECT DISTINCT store.key_text(c.claim_key), coalesce(m.merged_into, c.alert_id)
FROM store.dispute_claims c
LEFT JOIN store.merged_alerts m USING (alert_id)
WHERE c.article_key = $article
    AND NOT EXISTS (FROM store.parted_claims p
        WHERE p.alert_id = c.alert_id AND p.claim_key = c.claim_key)
ORDER BY ALL;

-- name: page_article_events
-- The events on file that an article tells of, by its own numbers.
SELECT event, store.key_text(event_key) FROM store.event_of
WHERE article_key = $article
ORDER BY event;

-- name: page_voices
-- Other articles of the same text, and others on the same events, in order of time.
WITH near AS (
    SELECT article_key, true AS same FROM store.articles
    WHERE voice_key = $voice AND article_key <> $article
    UNION ALL
    SELECT o.article_key, false
    FROM store.event_of e
    JOIN store.event_of o ON o.event_key = e.event_key AND o.article_key <> $article
    WHERE e.article_key = $article
)
SELECT store.key_text(a.article_key), coalesce(a.publisher, a.article_id), a.title,
    a.published::DATE, bool_or(n.same)
FROM near n
JOIN store.article_revisions a USING (article_key)
ANTI JOIN store.superseded s ON s.article_key = a.article_key AND s.revision = a.revision
GROUP BY ALL
ORDER BY a.published::DATE, a.title
LIMIT $most;
