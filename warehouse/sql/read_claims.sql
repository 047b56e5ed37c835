-- All claims of the wanted versions of articles, in the order of the text.
SELECT c.article_key, c.revision, c.article_id, c.sentence, c.sentence_start, c.sentence_end,
    c.quote, c.quote_start, c.quote_end, c.value, c.low, c.high, c.soft_low, c.soft_high, c.hedge,
    c.change, c.unit, c.unit_text, c.measure, c.counted, c.counted_text, c.place, c.place_id,
    c.country, c.window_start, c.window_end, c.window_kind, c.source, c.modality, c.part,
    c.paragraph, c.place_via, c.part_of, c.consistent
FROM store.claims c
JOIN wanted_versions USING (article_key, revision)
ORDER BY c.article_key, c.revision, c.ordinal;
