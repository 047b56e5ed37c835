-- name: page_sources_compared
-- How each source's figures stand to what others say, those with most events first.
SELECT source, measure, shared, above, within, below, ratio, revised FROM sources
ORDER BY shared DESC, source, measure
LIMIT $most;

-- name: page_credited
-- How often each source is credited and how often outlets make claims, in how many disputes each
-- takes part, and how many of these an editor judged right or wrong.
WITH judged AS (
    SELECT alert_id, feedback FROM store.alert_feedback WHERE feedback IS NOT NULL
),
said AS (
    SELECT 'source' AS kind, source AS name, claim_key, article_key FROM store.claims
    ANTI JOIN store.superseded USING (article_key, revision)
    WHERE source IS NOT NULL
    UNION ALL
    SELECT 'outlet', a.publisher, c.claim_key, c.article_key
    FROM store.claims c
    JOIN store.articles a USING (article_key, revision)
    ANTI JOIN store.superseded s ON s.article_key = c.article_key AND s.revision = c.revision
    WHERE a.publisher IS NOT NULL
),
disputed AS (
    SELECT s.kind, s.name, count(DISTINCT d.alert_id) AS disputes,
        count(DISTINCT d.alert_id) FILTER (j.feedback = 'confirmed') AS confirmed,
        count(DISTINCT d.alert_id) FILTER (j.feedback = 'dismissed') AS dismissed
    FROM said s
    JOIN store.claim_disputes d ON d.claim_key = s.claim_key
    LEFT JOIN judged j ON j.alert_id = d.alert_id
    GROUP BY s.kind, s.name
)
SELECT s.kind, s.name, count(*) AS claims, count(DISTINCT s.article_key) AS articles,
    coalesce(any_value(d.disputes), 0), coalesce(any_value(d.confirmed), 0),
    coalesce(any_value(d.dismissed), 0)
FROM said s
LEFT JOIN disputed d ON d.kind = s.kind AND d.name = s.name
GROUP BY s.kind, s.name
QUALIFY row_number() OVER (PARTITION BY s.kind ORDER BY claims DESC, s.name) <= $most
ORDER BY s.kind, claims DESC, s.name;

-- name: page_precision
-- How often alerts were right by the desk's own judgement, as the view `precision` counts it; of
-- sources see page_credited. Read from the tables, since the view joins every pair of claims.
WITH judged AS (
    SELECT f.feedback, d.measure, l.kind
    FROM store.alert_feedback f
    JOIN store.alerts l USING (alert_id)
    JOIN store.disputes d USING (alert_id)
    WHERE f.feedback IS NOT NULL AND l.alert_id NOT IN (SELECT alert_id FROM store.merged_alerts)
)
SELECT dimension, name, count(*) FILTER (feedback = 'confirmed') AS confirmed,
    count(*) FILTER (feedback = 'dismissed') AS dismissed
FROM (
    SELECT 'all' AS dimension, 'all' AS name, feedback FROM judged
    UNION ALL
    SELECT 'measure', measure, feedback FROM judged
    UNION ALL
    SELECT 'kind', kind, feedback FROM judged
)
GROUP BY dimension, name
ORDER BY dimension <> 'all', dimension, count(*) DESC, name
LIMIT $most;

-- name: page_search_claims
-- Claims in whose sentence all the words occur, the latest first.
SELECT store.key_text(c.claim_key), store.key_text(c.article_key), c.quote, c.sentence,
    c.quote_start - c.sentence_start, coalesce(a.publisher, a.article_id), a.published::DATE,
    c.source
FROM store.claims c
JOIN store.article_revisions a USING (article_key, revision)
ANTI JOIN store.superseded s ON s.article_key = c.article_key AND s.revision = c.revision
WHERE list_bool_and(list_transform($words, lambda word: contains(lower(c.sentence), word)))
ORDER BY a.published DESC NULLS LAST, c.claim_key
LIMIT $most;

-- name: page_search_articles
SELECT store.key_text(article_key), coalesce(publisher, article_id), title, published::DATE
FROM store.article_revisions
ANTI JOIN store.superseded USING (article_key, revision)
WHERE list_bool_and(list_transform($words,
    lambda word: contains(lower(coalesce(title, '') || ' ' || coalesce(text, '')), word)))
ORDER BY published DESC NULLS LAST, article_key
LIMIT $most;

-- name: page_search_events
SELECT store.key_text(event_key), name, first_day
FROM store.events_named
WHERE list_bool_and(list_transform($words, lambda word: contains(lower(name), word)))
ORDER BY last_day DESC NULLS LAST, event_key
LIMIT $most;

-- name: page_feeds
-- All feeds, those with trouble first.
SELECT url, title, state, notice, explanation, error, failures, last_success, last_new_item,
    next_check, usual_gap, pages_waiting, pages_given_up, pages_disallowed
FROM feeds
ORDER BY notice IS NULL, failures DESC, coalesce(title, url);
