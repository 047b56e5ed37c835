-- The wanted claims as they stand in the last revision that holds them, with their articles; a
-- claim that the article's last revision no longer holds is `withdrawn`.
WITH found AS (
    FROM store.claims c
    WHERE c.claim_key IN (SELECT key FROM wanted)
    QUALIFY row_number() OVER (PARTITION BY c.claim_key ORDER BY c.revision DESC) = 1
),
last AS (
    SELECT article_key, max(revision) AS revision
    FROM store.articles
    WHERE article_key IN (SELECT article_key FROM found)
    GROUP BY article_key
)
SELECT f.claim_key, f.article_key, f.revision, f.revision < l.revision AS withdrawn, f.stance_key,
    f.series_key, f.as_of, f.article_id, f.sentence, f.sentence_start, f.sentence_end, f.quote,
    f.quote_start, f.quote_end, f.value, f.low, f.high, f.soft_low, f.soft_high, f.hedge, f.change,
    f.unit, f.unit_text, f.measure, f.counted, f.counted_text, f.place, f.place_id, f.country,
    f.window_start, f.window_end, f.window_kind, f.source, f.modality, f.part, f.paragraph,
    f.place_via, f.part_of, f.consistent
FROM found f JOIN last l USING (article_key);
