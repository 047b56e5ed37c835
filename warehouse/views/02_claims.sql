CREATE OR REPLACE VIEW claims AS
SELECT * EXCLUDE (claim_key, article_key)
FROM store.shown_claims
ANTI JOIN store.superseded USING (article_key, revision);

COMMENT ON VIEW claims IS
    'One row a claim that an article makes, as the article''s last revision has it.';
COMMENT ON COLUMN claims.article_id IS
    'Id that the source gave: a record''s id, a file''s name, an address';
COMMENT ON COLUMN claims.sentence IS 'The sentence that holds the figure';
COMMENT ON COLUMN claims.sentence_start IS
    'Where the sentence starts in the text; null in a headline not in it';
COMMENT ON COLUMN claims.sentence_end IS 'Where the sentence ends, end excluded';
COMMENT ON COLUMN claims.quote IS 'The words of the figure, hedge and unit included';
COMMENT ON COLUMN claims."start" IS 'Where the quote starts in the article''s text, in characters';
COMMENT ON COLUMN claims."end" IS 'Where the quote ends, end excluded';
COMMENT ON COLUMN claims.value IS
    'The figure as stated, in unit; null for a vague one and for a range';
COMMENT ON COLUMN claims.low IS 'Hard lower bound that the words commit to; null where unbounded';
COMMENT ON COLUMN claims.high IS 'Hard upper bound that the words commit to; null where unbounded';
COMMENT ON COLUMN claims.soft_low IS 'Lower end of what a reader takes the words to mean';
COMMENT ON COLUMN claims.soft_high IS 'Upper end of what a reader takes the words to mean';
COMMENT ON COLUMN claims.hedge IS
    'exact, about, more_than, at_least, less_than, at_most, nearly, range or vague';
COMMENT ON COLUMN claims.change IS 'up or down where the figure is a change, else null';
COMMENT ON COLUMN claims.unit IS 'Canonical unit: count, percent, km2, USD and so on';
COMMENT ON COLUMN claims.unit_text IS 'The words that named the unit; null for counts';
COMMENT ON COLUMN claims.measure IS
    'What the figure measures: a fixed name such as killed, or an open verb:noun';
COMMENT ON COLUMN claims.counted IS 'Class counted: person, civilian, house and so on';
COMMENT ON COLUMN claims.counted_text IS 'The noun phrase counted, as written';
COMMENT ON COLUMN claims.place IS 'The place that the figure is about';
COMMENT ON COLUMN claims.place_id IS 'The place''s id in the gazetteer';
COMMENT ON COLUMN claims.country IS 'ISO 3166 code of the place''s country';
COMMENT ON COLUMN claims.window_start IS
    'First day of the period that the figure covers; null where unknown';
COMMENT ON COLUMN claims.window_end IS 'Last day of the period; null where unknown or still open';
COMMENT ON COLUMN claims.window_kind IS 'since, during or at; null where no period is known';
COMMENT ON COLUMN claims.source IS
    'Whom the article credits with the figure; null where it speaks in its own voice';
COMMENT ON COLUMN claims.modality IS 'asserted, negated, forecast, hypothetical or quoted';
COMMENT ON COLUMN claims.claim_id IS 'Key of the claim, from its article and words';
COMMENT ON COLUMN claims.part IS 'headline or body';
COMMENT ON COLUMN claims.paragraph IS
    'Paragraph of the sentence, counted from 0; -1 for the headline';
COMMENT ON COLUMN claims.part_of IS 'The quote of the whole that this figure is a part of';
COMMENT ON COLUMN claims.consistent IS 'false where a conversion in parentheses does not come out';
COMMENT ON COLUMN claims.standing IS
    'What the article says of its figure: stands, first, withdrawn, corrected, on_top or comparison';
COMMENT ON COLUMN claims.share IS
    'Of what whole a percentage is a share, in the text''s words; null where it is none';
COMMENT ON COLUMN claims.owner IS 'Whose money, votes or seats; null where not told';
COMMENT ON COLUMN claims.event IS
    'Which of the article''s events it is about, counted from 0, the headline''s; null for none';
COMMENT ON COLUMN claims.event_scope IS 'event, period, total or level; null where unknown';
COMMENT ON COLUMN claims.event_kind IS 'What happened: strike, flood, election and so on';
COMMENT ON COLUMN claims.event_via IS
    'Where the words stand that tie it to the event: clause, sentence, paragraph or lead';
COMMENT ON COLUMN claims.event_id IS
    'One id for one event across articles (see events); null for none and for what was filed before';
COMMENT ON COLUMN claims.window_via IS 'Where the words stand that give the period';
COMMENT ON COLUMN claims.publisher IS 'Who published the article';
COMMENT ON COLUMN claims.published IS
    'When the article was published, UTC; midnight where only the day is known';
COMMENT ON COLUMN claims.title IS 'The article''s title';
COMMENT ON COLUMN claims.url IS 'The article''s address';
COMMENT ON COLUMN claims.as_of IS
    'The day for which the figure stands: the end of its period, else the day it was told';
COMMENT ON COLUMN claims.series IS 'Shared by all claims of one measure, unit, class and place';
COMMENT ON COLUMN claims.revision IS 'The article''s revision that the row is from';
COMMENT ON COLUMN claims.first_seen IS 'When counterclaim first read that revision, UTC';
