-- A position gets as many exemplars as $exemplars, each of another voice.
INSERT INTO store.series
SELECT coarse_key, other_key, region_key, district_key, town_key, day, day_from, day_to,
    position_key, series_key, claim_key, article_key
FROM (
    SELECT b.*, row_number() OVER (PARTITION BY b.position_key ORDER BY b.rank) AS place
    FROM (
        SELECT * FROM batch_positions WHERE NOT carried
        QUALIFY row_number() OVER (PARTITION BY position_key, voice_key ORDER BY rank) = 1
    ) b
)
LEFT JOIN (
    SELECT s.position_key, count(*) AS held
    FROM store.series s
    WHERE s.position_key IN (SELECT position_key FROM batch_positions)
    GROUP BY s.position_key
) USING (position_key)
WHERE place + coalesce(held, 0) <= $exemplars;
