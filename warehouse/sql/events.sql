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
SELECT version, event, article_key, component, event_key
FROM store.events
WHERE component IN (SELECT unnest($components))
QUALIFY row_number() OVER (PARTITION BY version, event ORDER BY rowid DESC) = 1;

-- name: event_components
-- The components of some versions' mentions.
SELECT DISTINCT component
FROM (
    SELECT version, event, component
    FROM store.events
    WHERE version IN (SELECT unnest($versions))
    QUALIFY row_number() OVER (PARTITION BY version, event ORDER BY rowid DESC) = 1
);

-- name: event_edits_of
-- What editors said last of pairs of mentions of some articles.
SELECT a_article, a_event, b_article, b_event, one
FROM store.event_edits
WHERE a_article IN (SELECT unnest($articles))
    AND b_article IN (SELECT unnest($articles))
QUALIFY row_number() OVER (
    PARTITION BY a_article, a_event, b_article, b_event ORDER BY rowid DESC
) = 1;

-- name: event_keys_of
-- The events of some versions' mentions.
SELECT version, event, event_key
FROM store.events
WHERE version IN (SELECT unnest($versions))
QUALIFY row_number() OVER (PARTITION BY version, event ORDER BY rowid DESC) = 1;

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
