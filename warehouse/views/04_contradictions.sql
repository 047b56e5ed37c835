CREATE OR REPLACE VIEW contradictions AS
SELECT
    id,
    a_article_id,
    a_publisher,
    a_published,
    a_title,
    a_url,
    a_sentence,
    a_sentence_start,
    a_sentence_end,
    a_quote,
    a_start,
    a_end,
    a_value,
    a_low,
    a_high,
    a_soft_low,
    a_soft_high,
    a_hedge,
    a_change,
    a_unit,
    a_unit_text,
    a_measure,
    a_counted,
    a_counted_text,
    a_place,
    a_place_id,
    a_country,
    a_window_start,
    a_window_end,
    a_window_kind,
    a_source,
    a_modality,
    a_claim_id,
    b_article_id,
    b_publisher,
    b_published,
    b_title,
    b_url,
    b_sentence,
    b_sentence_start,
    b_sentence_end,
    b_quote,
    b_start,
    b_end,
    b_value,
    b_low,
    b_high,
    b_soft_low,
    b_soft_high,
    b_hedge,
    b_change,
    b_unit,
    b_unit_text,
    b_measure,
    b_counted,
    b_counted_text,
    b_place,
    b_place_id,
    b_country,
    b_window_start,
    b_window_end,
    b_window_kind,
    b_source,
    b_modality,
    b_claim_id,
    verdict,
    severity,
    kind,
    reason,
    gates,
    alert_id,
    compared
FROM comparisons
WHERE verdict = 'contradicts';

COMMENT ON VIEW contradictions IS
    'One row a pair of claims that contradict each other.';
COMMENT ON COLUMN contradictions.id IS 'Key of the comparison, from its two claims';
COMMENT ON COLUMN contradictions.a_article_id IS
    'On file: id that the source gave: a record''s id, a file''s name, an address';
COMMENT ON COLUMN contradictions.a_publisher IS 'On file: who published the article';
COMMENT ON COLUMN contradictions.a_published IS
    'On file: when the article was published, UTC; midnight where only the day is known';
COMMENT ON COLUMN contradictions.a_title IS 'On file: the article''s title';
COMMENT ON COLUMN contradictions.a_url IS 'On file: the article''s address';
COMMENT ON COLUMN contradictions.a_sentence IS 'On file: the sentence that holds the figure';
COMMENT ON COLUMN contradictions.a_sentence_start IS
    'On file: where the sentence starts in the text; null in a headline not in it';
COMMENT ON COLUMN contradictions.a_sentence_end IS 'On file: where the sentence ends, end excluded';
COMMENT ON COLUMN contradictions.a_quote IS
    'On file: the words of the figure, hedge and unit included';
COMMENT ON COLUMN contradictions.a_start IS
    'On file: where the quote starts in the article''s text, in characters';
COMMENT ON COLUMN contradictions.a_end IS 'On file: where the quote ends, end excluded';
COMMENT ON COLUMN contradictions.a_value IS
    'On file: the figure as stated, in unit; null for a vague one and for a range';
COMMENT ON COLUMN contradictions.a_low IS
    'On file: hard lower bound that the words commit to; null where unbounded';
COMMENT ON COLUMN contradictions.a_high IS
    'On file: hard upper bound that the words commit to; null where unbounded';
COMMENT ON COLUMN contradictions.a_soft_low IS
    'On file: lower end of what a reader takes the words to mean';
COMMENT ON COLUMN contradictions.a_soft_high IS
    'On file: upper end of what a reader takes the words to mean';
COMMENT ON COLUMN contradictions.a_hedge IS
    'On file: exact, about, more_than, at_least, less_than, at_most, nearly, range or vague';
COMMENT ON COLUMN contradictions.a_change IS
    'On file: up or down where the figure is a change, else null';
COMMENT ON COLUMN contradictions.a_unit IS
    'On file: canonical unit: count, percent, km2, USD and so on';
COMMENT ON COLUMN contradictions.a_unit_text IS
    'On file: the words that named the unit; null for counts';
COMMENT ON COLUMN contradictions.a_measure IS
    'On file: what the figure measures: a fixed name such as killed, or an open verb:noun';
COMMENT ON COLUMN contradictions.a_counted IS
    'On file: class counted: person, civilian, house and so on';
COMMENT ON COLUMN contradictions.a_counted_text IS 'On file: the noun phrase counted, as written';
COMMENT ON COLUMN contradictions.a_place IS 'On file: the place that the figure is about';
COMMENT ON COLUMN contradictions.a_place_id IS 'On file: the place''s id in the gazetteer';
COMMENT ON COLUMN contradictions.a_country IS 'On file: ISO 3166 code of the place''s country';
COMMENT ON COLUMN contradictions.a_window_start IS
    'On file: first day of the period that the figure covers; null where unknown';
COMMENT ON COLUMN contradictions.a_window_end IS
    'On file: last day of the period; null where unknown or still open';
COMMENT ON COLUMN contradictions.a_window_kind IS
    'On file: since, during or at; null where no period is known';
COMMENT ON COLUMN contradictions.a_source IS
    'On file: whom the article credits with the figure; null where it speaks in its own voice';
COMMENT ON COLUMN contradictions.a_modality IS
    'On file: asserted, negated, forecast, hypothetical or quoted';
COMMENT ON COLUMN contradictions.a_claim_id IS 'On file: key of the claim';
COMMENT ON COLUMN contradictions.b_article_id IS
    'New: id that the source gave: a record''s id, a file''s name, an address';
COMMENT ON COLUMN contradictions.b_publisher IS 'New: who published the article';
COMMENT ON COLUMN contradictions.b_published IS
    'New: when the article was published, UTC; midnight where only the day is known';
COMMENT ON COLUMN contradictions.b_title IS 'New: the article''s title';
COMMENT ON COLUMN contradictions.b_url IS 'New: the article''s address';
COMMENT ON COLUMN contradictions.b_sentence IS 'New: the sentence that holds the figure';
COMMENT ON COLUMN contradictions.b_sentence_start IS
    'New: where the sentence starts in the text; null in a headline not in it';
COMMENT ON COLUMN contradictions.b_sentence_end IS 'New: where the sentence ends, end excluded';
COMMENT ON COLUMN contradictions.b_quote IS 'New: the words of the figure, hedge and unit included';
COMMENT ON COLUMN contradictions.b_start IS
    'New: where the quote starts in the article''s text, in characters';
COMMENT ON COLUMN contradictions.b_end IS 'New: where the quote ends, end excluded';
COMMENT ON COLUMN contradictions.b_value IS
    'New: the figure as stated, in unit; null for a vague one and for a range';
COMMENT ON COLUMN contradictions.b_low IS
    'New: hard lower bound that the words commit to; null where unbounded';
COMMENT ON COLUMN contradictions.b_high IS
    'New: hard upper bound that the words commit to; null where unbounded';
COMMENT ON COLUMN contradictions.b_soft_low IS
    'New: lower end of what a reader takes the words to mean';
COMMENT ON COLUMN contradictions.b_soft_high IS
    'New: upper end of what a reader takes the words to mean';
COMMENT ON COLUMN contradictions.b_hedge IS
    'New: exact, about, more_than, at_least, less_than, at_most, nearly, range or vague';
COMMENT ON COLUMN contradictions.b_change IS
    'New: up or down where the figure is a change, else null';
COMMENT ON COLUMN contradictions.b_unit IS
    'New: canonical unit: count, percent, km2, USD and so on';
COMMENT ON COLUMN contradictions.b_unit_text IS
    'New: the words that named the unit; null for counts';
COMMENT ON COLUMN contradictions.b_measure IS
    'New: what the figure measures: a fixed name such as killed, or an open verb:noun';
COMMENT ON COLUMN contradictions.b_counted IS
    'New: class counted: person, civilian, house and so on';
COMMENT ON COLUMN contradictions.b_counted_text IS 'New: the noun phrase counted, as written';
COMMENT ON COLUMN contradictions.b_place IS 'New: the place that the figure is about';
COMMENT ON COLUMN contradictions.b_place_id IS 'New: the place''s id in the gazetteer';
COMMENT ON COLUMN contradictions.b_country IS 'New: ISO 3166 code of the place''s country';
COMMENT ON COLUMN contradictions.b_window_start IS
    'New: first day of the period that the figure covers; null where unknown';
COMMENT ON COLUMN contradictions.b_window_end IS
    'New: last day of the period; null where unknown or still open';
COMMENT ON COLUMN contradictions.b_window_kind IS
    'New: since, during or at; null where no period is known';
COMMENT ON COLUMN contradictions.b_source IS
    'New: whom the article credits with the figure; null where it speaks in its own voice';
COMMENT ON COLUMN contradictions.b_modality IS
    'New: asserted, negated, forecast, hypothetical or quoted';
COMMENT ON COLUMN contradictions.b_claim_id IS 'New: key of the claim';
COMMENT ON COLUMN contradictions.verdict IS
    'contradicts, updates, revises or corroborates; unrelated pairs are not stored';
COMMENT ON COLUMN contradictions.severity IS
    'hard where both cannot be true, soft where only readers take them so; null unless contradicts';
COMMENT ON COLUMN contradictions.kind IS
    'figures, misquote, fall, self or edit; null unless contradicts';
COMMENT ON COLUMN contradictions.reason IS 'Why, in words that an editor can check';
COMMENT ON COLUMN contradictions.gates IS
    'What each gate said: a JSON list of gate, outcome and detail';
COMMENT ON COLUMN contradictions.alert_id IS
    'The alert that the pair belongs to; null unless contradicts';
COMMENT ON COLUMN contradictions.compared IS 'When the two were compared, UTC';
