-- Pairs to compare: `a` on file or earlier in the batch, `b` new. The same series and the nearest
-- days come first, and no new claim gets more than $most. Placed and unplaced claims meet only
-- where their days are within $near.
WITH fresh AS (FROM batch_positions WHERE NOT carried),
on_file AS (
    SELECT s.claim_key AS a_claim, s.series_key, s.day, n.claim_key AS b_claim
    FROM store.series s
    JOIN fresh n ON s.coarse_key = n.coarse_key
        AND s.day_from <= n.day_to AND s.day_to >= n.day_from
    UNION ALL
    SELECT s.claim_key, s.series_key, s.day, n.claim_key
    FROM store.series s
    JOIN fresh n ON s.coarse_key = n.other_key AND s.day BETWEEN n.day - $near AND n.day + $near
    UNION ALL
    SELECT s.claim_key, s.series_key, s.day, n.claim_key
    FROM store.series s
    JOIN fresh n ON n.other_key IS NULL AND s.other_key = n.coarse_key
        AND s.day BETWEEN n.day - $near AND n.day + $near
),
in_batch AS (
    SELECT a.claim_key AS a_claim, a.series_key, a.day, n.claim_key AS b_claim
    FROM batch_positions a
    JOIN fresh n ON a.coarse_key = n.coarse_key AND a.rank < n.rank
        AND a.day_from <= n.day_to AND a.day_to >= n.day_from
    UNION ALL
    SELECT a.claim_key, a.series_key, a.day, n.claim_key
    FROM batch_positions a
    JOIN fresh n ON a.coarse_key = n.other_key AND a.rank < n.rank
        AND a.day BETWEEN n.day - $near AND n.day + $near
    UNION ALL
    SELECT a.claim_key, a.series_key, a.day, n.claim_key
    FROM batch_positions a
    JOIN fresh n ON n.other_key IS NULL AND a.other_key = n.coarse_key AND a.rank < n.rank
        AND a.day BETWEEN n.day - $near AND n.day + $near
),
edited AS (
    SELECT c.claim_key AS a_claim, n.series_key, n.day, n.claim_key AS b_claim
    FROM fresh n
    JOIN store.claims c ON c.article_key = n.article_key AND c.revision = n.revision - 1
    WHERE n.revision > 0
),
pairs AS (
    SELECT p.a_claim, p.b_claim, n.rank,
        min((p.series_key <> n.series_key)::INTEGER) AS other, min(abs(p.day - n.day)) AS gap
    FROM (FROM on_file UNION ALL FROM in_batch UNION ALL FROM edited) p
    JOIN fresh n ON n.claim_key = p.b_claim
    WHERE p.a_claim <> p.b_claim
    GROUP BY ALL
)
SELECT a_claim, b_claim
FROM pairs
QUALIFY row_number() OVER (PARTITION BY b_claim ORDER BY other, gap, a_claim) <= $most
ORDER BY rank, a_claim;
