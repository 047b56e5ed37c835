-- One figure of a dispute, with all that hold it.
CREATE OR REPLACE VIEW store.dispute_positions AS
SELECT alert_id, figure,
    arg_min(quote, told) AS quote,
    any_value(figure.unit) AS unit,
    arg_min(value, told) AS value,
    arg_min(low, told) AS low,
    arg_min(high, told) AS high,
    coalesce(arg_min(value, told),
        arg_min((coalesce(soft_low, low, soft_high) + coalesce(soft_high, high, soft_low)) / 2, told)
    ) AS size,
    list_distinct(list(source) FILTER (source IS NOT NULL)) AS sources,
    count(DISTINCT voice_key) AS voices,
    list_distinct(list(article_id)) AS articles,
    min(published) AS first_told,
    max(published) AS last_told,
    bool_or(fallen IS NULL) AS stands
FROM (SELECT *, (coalesce(published, first_seen), claim_key) AS told FROM store.dispute_members)
GROUP BY alert_id, figure;

CREATE OR REPLACE VIEW disputes AS
WITH figures AS (
    SELECT alert_id,
        min(size) AS lowest,
        max(size) AS highest,
        list({
            'figure': quote, 'value': value, 'low': low, 'high': high,
            'sources': coalesce(list_sort(sources), []), 'voices': voices, 'articles': list_sort(articles),
            'first_told': first_told, 'last_told': last_told, 'stands': stands
        } ORDER BY size, quote) AS positions,
        count(*) AS figures,
        count(*) FILTER (stands) AS standing
    FROM store.dispute_positions
    GROUP BY alert_id
),
members AS (
    SELECT alert_id,
        count(DISTINCT article_id) AS articles,
        count(DISTINCT voice_key) AS voices,
        mode(event_id ORDER BY event_id) AS event_id,
        mode(event_kind ORDER BY event_kind) AS event_kind,
        mode(event_scope ORDER BY event_scope) AS event_scope,
        min(published) AS first_told,
        max(published) AS last_told
    FROM store.dispute_members
    GROUP BY alert_id
),
pairs AS (
    SELECT alert_id, count(*) AS contradictions FROM contradictions GROUP BY alert_id
)
SELECT
    a.alert_id,
    CASE WHEN a.closed THEN 'closed' ELSE 'open' END AS state,
    m.event_id,
    m.event_kind,
    m.event_scope,
    a.place,
    a.country,
    d.measure,
    d.counted,
    a.unit,
    f.lowest,
    f.highest,
    f.positions,
    f.figures,
    f.standing,
    m.articles,
    m.voices,
    p.contradictions,
    a.severity,
    a.kind,
    m.first_told,
    m.last_told,
    a.raised AS opened,
    t.turned AS changed,
    a.state AS judged
FROM alerts a
JOIN store.disputes d USING (alert_id)
JOIN figures f USING (alert_id)
JOIN members m USING (alert_id)
JOIN store.last_turns t USING (alert_id)
LEFT JOIN pairs p USING (alert_id)
WHERE a.merged_into IS NULL;

COMMENT ON VIEW disputes IS
    'One row an event or series, measure and class of which two figures cannot both be true.';
COMMENT ON COLUMN disputes.alert_id IS 'Key of the alert that tells of it';
COMMENT ON COLUMN disputes.state IS
    'open while two figures that somebody still holds clash, else closed';
COMMENT ON COLUMN disputes.event_id IS
    'The event that most of its claims are about, see events; null for a series';
COMMENT ON COLUMN disputes.event_kind IS 'What happened: strike, flood, election and so on';
COMMENT ON COLUMN disputes.event_scope IS 'event, period, total or level';
COMMENT ON COLUMN disputes.place IS 'The place that the figures are about';
COMMENT ON COLUMN disputes.country IS 'ISO 3166 code of its country';
COMMENT ON COLUMN disputes.measure IS 'What the figures measure';
COMMENT ON COLUMN disputes.counted IS 'Class counted: person, child, house and so on';
COMMENT ON COLUMN disputes.unit IS 'Canonical unit of the figures';
COMMENT ON COLUMN disputes.lowest IS
    'The lowest figure; of a range or a vague one the middle of what readers take it to be';
COMMENT ON COLUMN disputes.highest IS 'The highest figure, as the lowest is told';
COMMENT ON COLUMN disputes.positions IS
    'The figures, the lowest first: a list of figure (its words), value, low, high, sources, voices (how many are independent), articles, first_told, last_told, stands';
COMMENT ON COLUMN disputes.figures IS 'How many different figures there are';
COMMENT ON COLUMN disputes.standing IS 'How many of them somebody still holds';
COMMENT ON COLUMN disputes.articles IS 'How many articles take part';
COMMENT ON COLUMN disputes.voices IS 'How many independent voices take part: reprints count once';
COMMENT ON COLUMN disputes.contradictions IS 'How many pairs of claims contradict each other';
COMMENT ON COLUMN disputes.severity IS
    'hard where two of its figures cannot be true, soft where only readers take them so';
COMMENT ON COLUMN disputes.kind IS 'figures, misquote, fall, self or edit';
COMMENT ON COLUMN disputes.first_told IS 'When the first of its articles was published, UTC';
COMMENT ON COLUMN disputes.last_told IS 'When the last of its articles was published, UTC';
COMMENT ON COLUMN disputes.opened IS 'When the alert was raised, UTC';
COMMENT ON COLUMN disputes.changed IS 'When a figure last joined, or it closed or opened again, UTC';
COMMENT ON COLUMN disputes.judged IS
    'What editors made of it: open, acknowledged, confirmed or dismissed';
