CREATE OR REPLACE VIEW comparisons AS
SELECT
    store.key_text(c.comparison_key) AS id,
    a.article_id AS a_article_id,
    a.publisher AS a_publisher,
    a.published AS a_published,
    a.title AS a_title,
    a.url AS a_url,
    a.sentence AS a_sentence,
    a.sentence_start AS a_sentence_start,
    a.sentence_end AS a_sentence_end,
    a.quote AS a_quote,
    a.quote_start AS a_start,
    a.quote_end AS a_end,
    a.value AS a_value,
    a.low AS a_low,
    a.high AS a_high,
    a.soft_low AS a_soft_low,
    a.soft_high AS a_soft_high,
    a.hedge AS a_hedge,
    a.change AS a_change,
    a.unit AS a_unit,
    a.unit_text AS a_unit_text,
    a.measure AS a_measure,
    a.counted AS a_counted,
    a.counted_text AS a_counted_text,
    a.place AS a_place,
    a.place_id AS a_place_id,
    a.country AS a_country,
    a.window_start AS a_window_start,
    a.window_end AS a_window_end,
    a.window_kind AS a_window_kind,
    a.source AS a_source,
    a.modality AS a_modality,
    a.claim_id AS a_claim_id,
    b.article_id AS b_article_id,
    b.publisher AS b_publisher,
    b.published AS b_published,
    b.title AS b_title,
    b.url AS b_url,
    b.sentence AS b_sentence,
    b.sentence_start AS b_sentence_start,
    b.sentence_end AS b_sentence_end,
    b.quote AS b_quote,
    b.quote_start AS b_start,
    b.quote_end AS b_end,
    b.value AS b_value,
    b.low AS b_low,
    b.high AS b_high,
    b.soft_low AS b_soft_low,
    b.soft_high AS b_soft_high,
    b.hedge AS b_hedge,
    b.change AS b_change,
    b.unit AS b_unit,
    b.unit_text AS b_unit_text,
    b.measure AS b_measure,
    b.counted AS b_counted,
    b.counted_text AS b_counted_text,
    b.place AS b_place,
    b.place_id AS b_place_id,
    b.country AS b_country,
    b.window_start AS b_window_start,
    b.window_end AS b_window_end,
    b.window_kind AS b_window_kind,
    b.source AS b_source,
    b.modality AS b_modality,
    b.claim_id AS b_claim_id,
    c.verdict,
    c.severity,
    c.kind,
    c.reason,
    c.gates::JSON AS gates,
    c.alert_id,
    c.compared
FROM store.comparisons c
JOIN store.told_claims a ON a.claim_key = c.a_claim_key AND a.revision = c.a_revision
JOIN store.told_claims b ON b.claim_key = c.b_claim_key AND b.revision = c.b_revision;

COMMENT ON VIEW comparisons IS
    'One row a pair of claims that speak of one thing, with the verdict.';
COMMENT ON COLUMN comparisons.id IS 'Key of the comparison, from its two claims';
COMMENT ON COLUMN comparisons.a_article_id IS
    'On file: id that the source gave: a record''s id, a file''s name, an address';
COMMENT ON COLUMN comparisons.a_publisher IS 'On file: who published the article';
COMMENT ON COLUMN comparisons.a_published IS
    'On file: when the article was published, UTC; midnight where only the day is known';
COMMENT ON COLUMN comparisons.a_title IS 'On file: the article''s title';
COMMENT ON COLUMN comparisons.a_url IS 'On file: the article''s address';
COMMENT ON COLUMN comparisons.a_sentence IS 'On file: the sentence that holds the figure';
COMMENT ON COLUMN comparisons.a_sentence_start IS
    'On file: where the sentence starts in the text; null in a headline not in it';
COMMENT ON COLUMN comparisons.a_sentence_end IS 'On file: where the sentence ends, end excluded';
COMMENT ON COLUMN comparisons.a_quote IS
    'On file: the words of the figure, hedge and unit included';
COMMENT ON COLUMN comparisons.a_start IS
    'On file: where the quote starts in the article''s text, in characters';
COMMENT ON COLUMN comparisons.a_end IS 'On file: where the quote ends, end excluded';
COMMENT ON COLUMN comparisons.a_value IS
    'On file: the figure as stated, in unit; null for a vague one and for a range';
COMMENT ON COLUMN comparisons.a_low IS
    'On file: hard lower bound that the words commit to; null where unbounded';
COMMENT ON COLUMN comparisons.a_high IS
    'On file: hard upper bound that the words commit to; null where unbounded';
COMMENT ON COLUMN comparisons.a_soft_low IS
    'On file: lower end of what a reader takes the words to mean';
COMMENT ON COLUMN comparisons.a_soft_high IS
    'On file: upper end of what a reader takes the words to mean';
COMMENT ON COLUMN comparisons.a_hedge IS
    'On file: exact, about, more_than, at_least, less_than, at_most, nearly, range or vague';
COMMENT ON COLUMN comparisons.a_change IS
    'On file: up or down where the figure is a change, else null';
COMMENT ON COLUMN comparisons.a_unit IS
    'On file: canonical unit: count, percent, km2, USD and so on';
COMMENT ON COLUMN comparisons.a_unit_text IS
    'On file: the words that named the unit; null for counts';
COMMENT ON COLUMN comparisons.a_measure IS
    'On file: what the figure measures: a fixed name such as killed, or an open verb:noun';
COMMENT ON COLUMN comparisons.a_counted IS
    'On file: class counted: person, civilian, house and so on';
COMMENT ON COLUMN comparisons.a_counted_text IS 'On file: the noun phrase counted, as written';
COMMENT ON COLUMN comparisons.a_place IS 'On file: the place that the figure is about';
COMMENT ON COLUMN comparisons.a_place_id IS 'On file: the place''s id in the gazetteer';
COMMENT ON COLUMN comparisons.a_country IS 'On file: ISO 3166 code of the place''s country';
COMMENT ON COLUMN comparisons.a_window_start IS
    'On file: first day of the period that the figure covers; null where unknown';
COMMENT ON COLUMN comparisons.a_window_end IS
    'On file: last day of the period; null where unknown or still open';
COMMENT ON COLUMN comparisons.a_window_kind IS
    'On file: since, during or at; null where no period is known';
COMMENT ON COLUMN comparisons.a_source IS
    'On file: whom the article credits with the figure; null where it speaks in its own voice';
COMMENT ON COLUMN comparisons.a_modality IS
    'On file: asserted, negated, forecast, hypothetical or quoted';
COMMENT ON COLUMN comparisons.a_claim_id IS 'On file: key of the claim';
COMMENT ON COLUMN comparisons.b_article_id IS
    'New: id that the source gave: a record''s id, a file''s name, an address';
COMMENT ON COLUMN comparisons.b_publisher IS 'New: who published the article';
COMMENT ON COLUMN comparisons.b_published IS
    'New: when the article was published, UTC; midnight where only the day is known';
COMMENT ON COLUMN comparisons.b_title IS 'New: the article''s title';
COMMENT ON COLUMN comparisons.b_url IS 'New: the article''s address';
COMMENT ON COLUMN comparisons.b_sentence IS 'New: the sentence that holds the figure';
COMMENT ON COLUMN comparisons.b_sentence_start IS
    'New: where the sentence starts in the text; null in a headline not in it';
COMMENT ON COLUMN comparisons.b_sentence_end IS 'New: where the sentence ends, end excluded';
COMMENT ON COLUMN comparisons.b_quote IS 'New: the words of the figure, hedge and unit included';
COMMENT ON COLUMN comparisons.b_start IS
    'New: where the quote starts in the article''s text, in characters';
COMMENT ON COLUMN comparisons.b_end IS 'New: where the quote ends, end excluded';
COMMENT ON COLUMN comparisons.b_value IS
    'New: the figure as stated, in unit; null for a vague one and for a range';
COMMENT ON COLUMN comparisons.b_low IS
    'New: hard lower bound that the words commit to; null where unbounded';
COMMENT ON COLUMN comparisons.b_high IS
    'New: hard upper bound that the words commit to; null where unbounded';
COMMENT ON COLUMN comparisons.b_soft_low IS
    'New: lower end of what a reader takes the words to mean';
COMMENT ON COLUMN comparisons.b_soft_high IS
    'New: upper end of what a reader takes the words to mean';
COMMENT ON COLUMN comparisons.b_hedge IS
    'New: exact, about, more_than, at_least, less_than, at_most, nearly, range or vague';
COMMENT ON COLUMN comparisons.b_change IS 'New: up or down where the figure is a change, else null';
COMMENT ON COLUMN comparisons.b_unit IS 'New: canonical unit: count, percent, km2, USD and so on';
COMMENT ON COLUMN comparisons.b_unit_text IS 'New: the words that named the unit; null for counts';
COMMENT ON COLUMN comparisons.b_measure IS
    'New: what the figure measures: a fixed name such as killed, or an open verb:noun';
COMMENT ON COLUMN comparisons.b_counted IS 'New: class counted: person, civilian, house and so on';
COMMENT ON COLUMN comparisons.b_counted_text IS 'New: the noun phrase counted, as written';
COMMENT ON COLUMN comparisons.b_place IS 'New: the place that the figure is about';
COMMENT ON COLUMN comparisons.b_place_id IS 'New: the place''s id in the gazetteer';
COMMENT ON COLUMN comparisons.b_country IS 'New: ISO 3166 code of the place''s country';
COMMENT ON COLUMN comparisons.b_window_start IS
    'New: first day of the period that the figure covers; null where unknown';
COMMENT ON COLUMN comparisons.b_window_end IS
    'New: last day of the period; null where unknown or still open';
COMMENT ON COLUMN comparisons.b_window_kind IS
    'New: since, during or at; null where no period is known';
COMMENT ON COLUMN comparisons.b_source IS
    'New: whom the article credits with the figure; null where it speaks in its own voice';
COMMENT ON COLUMN comparisons.b_modality IS
    'New: asserted, negated, forecast, hypothetical or quoted';
COMMENT ON COLUMN comparisons.b_claim_id IS 'New: key of the claim';
COMMENT ON COLUMN comparisons.verdict IS
    'contradicts, updates, revises or corroborates; unrelated pairs are not stored';
COMMENT ON COLUMN comparisons.severity IS
    'hard where both cannot be true, soft where only readers take them so; null unless contradicts';
COMMENT ON COLUMN comparisons.kind IS
    'figures, misquote, fall, self or edit; null unless contradicts';
COMMENT ON COLUMN comparisons.reason IS 'Why, in words that an editor can check';
COMMENT ON COLUMN comparisons.gates IS
    'What each gate said: a JSON list of gate, outcome and detail';
COMMENT ON COLUMN comparisons.alert_id IS
    'The alert that the pair belongs to; null unless contradicts';
COMMENT ON COLUMN comparisons.compared IS 'When the two were compared, UTC';
