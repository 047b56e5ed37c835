-- name: event_candidates
-- Mentions on file, or earlier in the batch, that may be of one event with a new one: of a country,
-- of places of which one may hold the other, of days that meet. Who names no country meets all of
-- its days. Of each new mention the $most nearest: of its town, district, region and kind first.
WITH known AS (
    SELECT version, event, article_key, family, country, region, district, town, day_from, day_to,
        told
    FROM store.event_marks
    WHERE day_to >= (SELECT min(day_from) FROM batch_marks)
        AND day_from <= (SELECT max(day_to) FROM batch_marks)
    UNION ALL
    SELECT version, event, article_key, family, country, region, district, town, day_from, day_to,
        told
    FROM batch_marks
),
others AS (
    SELECT a.version AS a_version, a.event AS a_event, b.version AS b_version, b.event AS b_event,
        coalesce((a.town = b.town)::INTEGER, 0) + coalesce((a.district = b.district)::INTEGER, 0)
            + coalesce((a.region = b.region)::INTEGER, 0) AS levels,
        coalesce(a.family = b.family, false) AS alike, abs(a.told - b.told) AS gap
    FROM known a
    JOIN batch_marks b ON a.country = b.country
        AND a.day_from <= b.day_to AND a.day_to >= b.day_from
        AND a.article_key <> b.article_key AND (a.version, a.event) < (b.version, b.event)
        AND coalesce(a.region = b.region, true)
        AND coalesce(a.district = b.district, true)
        AND coalesce(a.town = b.town, true)
    UNION ALL
    SELECT a.version, a.event, b.version, b.event, 0, coalesce(a.family = b.family, false),
        abs(a.told - b.told)
    FROM known a
    JOIN batch_marks b ON (a.country IS NULL OR b.country IS NULL)
        AND a.day_from <= b.day_to AND a.day_to >= b.day_from
        AND a.article_key <> b.article_key AND (a.version, a.event) < (b.version, b.event)
)
SELECT a_version, a_event, b_version, b_event
FROM others
QUALIFY row_number() OVER (
    PARTITION BY b_version, b_event
    ORDER BY levels DESC, alike DESC, gap, a_version DESC, a_event
) <= $most;

-- name: event_component_members
-- The mentions of some components, as the last row of each has them.
SELECT version, event, any_value(article_key), arg_max(component, rowid),
    nullif(arg_max(coalesce(event_key, 0), rowid), 0)
FROM store.events
WHERE component IN (SELECT unnest($components))
GROUP BY version, event;

-- name: event_components
-- The components of some versions' mentions.
SELECT DISTINCT component
FROM (
    SELECT arg_max(component, rowid) AS component
    FROM store.events
    WHERE version IN (SELECT unnest($versions))
    GROUP BY version, event
);

-- name: event_edits_of
-- What editors said last of pairs of mentions of some articles.
SELECT a_article, a_event, b_article, b_event, arg_max(one, rowid)
FROM store.event_edits
WHERE a_article IN (SELECT unnest($articles))
    AND b_article IN (SELECT unnest($articles))
GROUP BY a_article, a_event, b_article, b_event;

-- name: event_keys_of
-- The events of some versions' mentions.
SELECT version, event, nullif(arg_max(coalesce(event_key, 0), rowid), 0)
FROM store.events
WHERE version IN (SELECT unnest($versions))
GROUP BY version, event;

-- name: event_links_of
-- The links of some versions' mentions to earlier ones.
SELECT a_version, a_event, b_version, b_event, odds
FROM store.event_links
WHERE b_version IN (SELECT unnest($versions));

-- name: event_marks_of
-- What some versions' mentions are known by.
SELECT version, event, kind, name, spots, first_day, last_day, dated, told
FROM store.event_marks
WHERE version IN (SELECT unnest($versions));

-- name: load_marks
INSERT INTO store.event_marks FROM batch_marks;

-- name: stage_marks
CREATE OR REPLACE TEMP TABLE batch_marks AS FROM store.event_marks LIMIT 0;

-- name: event_articles
-- The articles of an event with what they give of it.
SELECT a.article_id, a.publisher, a.published, a.title, c.event AS number,
    list({'quote': c.quote, 'measure': c.measure, 'source': c.source} ORDER BY c.ordinal) AS claims
FROM store.event_claims c
JOIN store.article_revisions a USING (article_key, revision)
WHERE c.event_key = $event
GROUP BY a.article_id, a.publisher, a.published, a.title, c.event
ORDER BY a.published, a.article_id, c.event;

-- name: event_ids
SELECT DISTINCT event_key FROM store.event_of
WHERE starts_with(store.key_text(event_key), $start)
LIMIT 2;

-- name: event_mentions
-- The mentions of an event, and the ids of their articles.
SELECT e.version, e.event, e.article_key, a.article_id
FROM store.event_of e
JOIN store.articles a USING (article_key, version)
WHERE e.event_key = $event
ORDER BY e.article_key, e.event;

-- name: event_reasons
-- The links among the mentions of an event, or of one of them with another event, the surest first.
SELECT x.article_id AS a_article_id, y.article_id AS b_article_id,
    store.key_text(a.event_key) AS a_event_id, store.key_text(b.event_key) AS b_event_id,
    l.odds, l.reason
FROM store.event_links l
JOIN store.event_of a ON a.version = l.a_version AND a.event = l.a_event
JOIN store.event_of b ON b.version = l.b_version AND b.event = l.b_event
JOIN store.articles x ON x.version = l.a_version
JOIN store.articles y ON y.version = l.b_version
WHERE $event IN (a.event_key, b.event_key)
ORDER BY a.event_key = b.event_key DESC, l.odds DESC, x.article_id, y.article_id;

-- name: event_show
FROM events WHERE event_id = $event;

-- name: events_list
FROM events
WHERE ($kind IS NULL OR kind = $kind)
    AND ($place IS NULL OR contains(lower(place), lower($place)) OR country = upper($place))
    AND ($day IS NULL OR $day BETWEEN first_day AND last_day)
    AND articles >= $least
ORDER BY last_day DESC NULLS LAST, articles DESC, event_id
LIMIT $most;
