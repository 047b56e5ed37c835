CREATE OR REPLACE VIEW timeline AS
SELECT
    store.key_text(c.series_key) AS series,
    c.measure,
    c.unit,
    c.counted,
    c.place,
    c.country,
    c.as_of AS day,
    coalesce(c.value, (c.soft_low + c.soft_high) / 2, c.soft_low, c.soft_high) AS value,
    coalesce(c.soft_low, c.low) AS low,
    coalesce(c.soft_high, c.high) AS high,
    c.change,
    c.hedge,
    c.quote,
    c.sentence,
    c.source,
    c.publisher,
    c.published,
    c.window_start,
    c.window_end,
    c.window_kind,
    c.modality,
    c.article_id,
    c.claim_id
FROM store.told_claims c
ANTI JOIN store.superseded USING (article_key, revision)
ORDER BY c.series_key, c.as_of, c.published;

COMMENT ON VIEW timeline IS
    'One row a claim in its series, ready to plot: day against value, low and high.';
COMMENT ON COLUMN timeline.series IS 'Shared by all claims of one measure, unit, class and place';
COMMENT ON COLUMN timeline.measure IS 'What the figure measures';
COMMENT ON COLUMN timeline.unit IS 'Canonical unit';
COMMENT ON COLUMN timeline.counted IS 'Class counted';
COMMENT ON COLUMN timeline.place IS 'The place that the figure is about';
COMMENT ON COLUMN timeline.country IS 'ISO 3166 code of the place''s country';
COMMENT ON COLUMN timeline.day IS
    'The day for which the figure stands: the end of its period, else the day it was told';
COMMENT ON COLUMN timeline.value IS
    'The figure as stated, else the middle of what readers take it to mean';
COMMENT ON COLUMN timeline.low IS 'Lower end of what readers take it to mean';
COMMENT ON COLUMN timeline.high IS
    'Upper end of what readers take it to mean; null where unbounded';
COMMENT ON COLUMN timeline.change IS 'up or down where the figure is a change, else null';
COMMENT ON COLUMN timeline.hedge IS 'How the figure is hedged';
COMMENT ON COLUMN timeline.quote IS 'The words of the figure';
COMMENT ON COLUMN timeline.sentence IS 'The sentence that holds it';
COMMENT ON COLUMN timeline.source IS 'Whom the article credits with the figure';
COMMENT ON COLUMN timeline.publisher IS 'Who published the article';
COMMENT ON COLUMN timeline.published IS 'When, UTC';
COMMENT ON COLUMN timeline.window_start IS 'First day of the period';
COMMENT ON COLUMN timeline.window_end IS 'Last day of the period';
COMMENT ON COLUMN timeline.window_kind IS 'since, during or at';
COMMENT ON COLUMN timeline.modality IS 'asserted, negated, forecast, hypothetical or quoted';
COMMENT ON COLUMN timeline.article_id IS 'The article''s id';
COMMENT ON COLUMN timeline.claim_id IS 'Key of the claim';
