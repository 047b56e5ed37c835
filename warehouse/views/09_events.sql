-- The claims that are about an event on file, as the last revision of their article has them.
CREATE OR REPLACE VIEW store.event_claims AS
SELECT e.event_key, c.*, a.voice_key
FROM store.claims c
JOIN store.event_of e ON e.article_key = c.article_key AND e.event = c.event
JOIN store.articles a ON a.article_key = c.article_key AND a.revision = c.revision
ANTI JOIN store.superseded s ON s.article_key = c.article_key AND s.revision = c.revision
WHERE c.event_scope = 'event';

-- The figures of each event by measure and class, as readers take them.
CREATE OR REPLACE VIEW store.event_figures AS
SELECT event_key, measure, counted, unit,
    min(coalesce(value, soft_low, low)) AS low,
    max(coalesce(value, soft_high, high)) AS high,
    count(*) AS claims
FROM store.event_claims
WHERE modality IN ('asserted', 'quoted') AND standing NOT IN ('withdrawn', 'corrected')
GROUP BY ALL;

-- How many pairs of claims about each event contradict each other.
CREATE OR REPLACE VIEW store.event_clashes AS
SELECT a.event_key, count(*) AS contradictions
FROM store.comparisons c
ANTI JOIN store.withdrawn USING (comparison_key)
JOIN store.event_claims a ON a.claim_key = c.a_claim_key
JOIN store.event_claims b ON b.claim_key = c.b_claim_key AND b.event_key = a.event_key
WHERE c.verdict = 'contradicts'
GROUP BY a.event_key;

-- What the mentions of each event agree on. Its days are those that articles state, else the days
-- before their publication.
CREATE OR REPLACE VIEW store.event_marks_shared AS
SELECT e.event_key, mode(k.kind ORDER BY k.kind) AS kind,
    mode(k.name ORDER BY k.name) AS own_name,
    mode(k.place ORDER BY k.town NULLS LAST, k.district NULLS LAST, k.region NULLS LAST) AS place,
    mode(k.country ORDER BY k.country) AS country,
    coalesce(min(k.first_day) FILTER (k.dated), min(k.first_day)) AS first_day,
    coalesce(max(k.last_day) FILTER (k.dated), max(k.last_day)) AS last_day
FROM store.event_of e
JOIN store.event_marks k USING (version, event)
GROUP BY e.event_key;

-- The same in words: the event's name, else what happened, where and when.
CREATE OR REPLACE VIEW store.events_named AS
SELECT
    k.event_key,
    k.kind,
    coalesce(k.own_name, k.kind, 'event') || coalesce(' in ' || k.place, '')
        || CASE
            WHEN k.first_day IS NULL THEN ''
            WHEN k.first_day = k.last_day THEN strftime(k.first_day, ' on %-d %B %Y')
            ELSE strftime(k.first_day, ' from %-d %B') || strftime(k.last_day, ' to %-d %B %Y')
        END AS name,
    k.place,
    k.country,
    k.first_day,
    k.last_day
FROM store.event_marks_shared k;

CREATE OR REPLACE VIEW events AS
SELECT
    store.key_text(k.event_key) AS event_id,
    k.kind,
    k.name,
    k.place,
    k.country,
    k.first_day,
    k.last_day,
    c.articles,
    c.voices,
    c.claims,
    coalesce(x.contradictions, 0) AS contradictions,
    f.figures
FROM store.events_named k
JOIN (
    SELECT event_key, count(DISTINCT article_key) AS articles, count(DISTINCT voice_key) AS voices,
        count(*) AS claims
    FROM store.event_claims
    GROUP BY event_key
) c USING (event_key)
LEFT JOIN store.event_clashes x USING (event_key)
LEFT JOIN (
    SELECT event_key, list(
        {'measure': measure, 'counted': counted, 'unit': unit, 'low': low, 'high': high,
            'claims': claims}
        ORDER BY claims DESC, measure, counted
    ) AS figures
    FROM store.event_figures
    GROUP BY event_key
) f USING (event_key);

COMMENT ON VIEW events IS 'One row an event that articles give figures of, as far as it is known.';
COMMENT ON COLUMN events.event_id IS
    'One id for one event across articles, that of claims.event_id';
COMMENT ON COLUMN events.kind IS 'What happened, as most articles call it: strike, flood and so on';
COMMENT ON COLUMN events.name IS 'The event in words: proper name or kind, place and days';
COMMENT ON COLUMN events.place IS 'Where it happened, as most articles name it';
COMMENT ON COLUMN events.country IS 'ISO 3166 code of the country where it happened';
COMMENT ON COLUMN events.first_day IS
    'First day that articles state for it; of the days before publication where none does';
COMMENT ON COLUMN events.last_day IS 'Last day that articles state for it';
COMMENT ON COLUMN events.articles IS 'Articles that give figures of it';
COMMENT ON COLUMN events.voices IS 'Independent voices among them: reprints of one text are one';
COMMENT ON COLUMN events.claims IS 'Claims about it';
COMMENT ON COLUMN events.contradictions IS
    'Pairs of these claims that contradict each other (see contradictions)';
COMMENT ON COLUMN events.figures IS
    'By measure, class and unit the lowest and highest figure, as readers take them, and how many';
