-- What each source says of each thing that at least two independent voices give figures of: the
-- middle of its figures beside the median of what the others say. A thing is an event or a dispute.
CREATE OR REPLACE VIEW store.source_figures AS
SELECT coalesce(source, publisher, article_id) AS source, measure, event_id AS thing, voice_key,
    coalesce(value, (soft_low + soft_high) / 2, soft_low, soft_high) AS figure,
    coalesce(soft_low, low, value) AS low, coalesce(soft_high, high, value) AS high, claim_key,
    published
FROM store.told_claims
ANTI JOIN store.superseded USING (article_key, revision)
WHERE event_id IS NOT NULL AND modality = 'asserted' AND standing IN ('stands', 'first')
    AND change IS NULL AND part_of IS NULL AND hedge <> 'vague' AND unit = 'count'
    AND (counted IS NULL OR counted IN ('person', 'civilian'));

CREATE OR REPLACE VIEW sources AS
WITH own AS (
    SELECT source, measure, thing, median(figure) AS figure, count(DISTINCT figure) AS figures,
        list(DISTINCT voice_key) AS voices
    FROM store.source_figures
    GROUP BY source, measure, thing
),
compared AS (
    SELECT o.source, o.measure, o.thing, any_value(o.figure) AS figure,
        any_value(o.figures) AS figures, median(f.figure) AS others, min(f.low) AS lowest,
        max(f.high) AS highest
    FROM own o
    JOIN store.source_figures f ON f.measure = o.measure AND f.thing = o.thing
        AND f.source <> o.source AND NOT list_contains(o.voices, f.voice_key)
    GROUP BY o.source, o.measure, o.thing
)
SELECT source, measure,
    count(*) AS shared,
    count(*) FILTER (figure > highest) AS above,
    count(*) FILTER (figure BETWEEN lowest AND highest) AS within,
    count(*) FILTER (figure < lowest) AS below,
    median(figure / nullif(others, 0)) AS ratio,
    count(*) FILTER (figures > 1) AS revised
FROM compared
GROUP BY source, measure;

COMMENT ON VIEW sources IS
    'How the figures of each source stand to what others say of the same events: one row a source and measure.';
COMMENT ON COLUMN sources.source IS 'Whom articles credit with the figures, else the outlet';
COMMENT ON COLUMN sources.measure IS 'What the figures measure';
COMMENT ON COLUMN sources.shared IS
    'Events of which it and at least one other source in an independent text give a figure';
COMMENT ON COLUMN sources.above IS 'Of these, those in which it is above all that others say';
COMMENT ON COLUMN sources.within IS 'Of these, those in which it is within what others say';
COMMENT ON COLUMN sources.below IS 'Of these, those in which it is below all that others say';
COMMENT ON COLUMN sources.ratio IS
    'How many times the median of what others say its figure is, in the median event';
COMMENT ON COLUMN sources.revised IS 'Events of which it gives more than one figure';
