-- Pairs of article versions to compare: `a` on file or earlier in the batch, `b` new. Claims meet in
-- series; each new claim takes the $most nearest, its own series first, and two of one position at
-- most, so that forty repetitions do not hide the one that differs. Placed and unplaced claims meet
-- only where their days are within $near.
-- Of one article $asking claims of a family and country at most ask and answer: what comes of it are
-- pairs of articles, and a table of two thousand figures need not meet another's cell by cell. So a
-- batch, whose claims are bounded, makes a bounded number of meetings.
WITH telling AS (
    FROM batch_positions
    QUALIFY row_number() OVER (PARTITION BY version, coarse_key ORDER BY rank) <= $asking
),
fresh AS (FROM telling WHERE NOT carried),
-- Who has a region meets who has the same and who has none: two equalities, which a hash join
-- answers, where "the same or none" would try all claims of a country with each other.
reached AS (
    SELECT *, region_key AS region FROM fresh WHERE region_key IS NOT NULL
    UNION ALL
    SELECT *, 0::UBIGINT AS region FROM fresh WHERE region_key IS NOT NULL
),
placed AS (
    SELECT s.claim_key AS a_claim, s.article_key, s.position_key, s.series_key, s.day,
        n.claim_key AS b_claim
    FROM store.series s
    JOIN reached n ON s.coarse_key = n.coarse_key AND coalesce(s.region_key, 0) = n.region
        AND s.day_from <= n.day_to AND s.day_to >= n.day_from
        AND coalesce(s.district_key = n.district_key, true)
        AND coalesce(s.town_key = n.town_key, true)
    UNION ALL
    SELECT s.claim_key, s.article_key, s.position_key, s.series_key, s.day, n.claim_key
    FROM store.series s
    JOIN fresh n ON s.coarse_key = n.coarse_key AND n.region_key IS NULL
        AND s.day_from <= n.day_to AND s.day_to >= n.day_from
        AND coalesce(s.district_key = n.district_key, true)
        AND coalesce(s.town_key = n.town_key, true)
    UNION ALL
    SELECT a.claim_key, a.article_key, a.position_key, a.series_key, a.day, n.claim_key
    FROM telling a
    JOIN fresh n ON a.coarse_key = n.coarse_key AND a.rank < n.rank
        AND a.article_key <> n.article_key
        AND a.day_from <= n.day_to AND a.day_to >= n.day_from
        AND coalesce(a.region_key = n.region_key, true)
        AND coalesce(a.district_key = n.district_key, true)
        AND coalesce(a.town_key = n.town_key, true)
),
half_placed AS (
    SELECT s.claim_key AS a_claim, s.article_key, s.position_key, s.series_key, s.day,
        n.claim_key AS b_claim
    FROM store.series s
    JOIN fresh n ON s.coarse_key = n.other_key AND s.day BETWEEN n.day - $near AND n.day + $near
    UNION ALL
    SELECT s.claim_key, s.article_key, s.position_key, s.series_key, s.day, n.claim_key
    FROM store.series s
    JOIN fresh n ON n.other_key IS NULL AND s.other_key = n.coarse_key
        AND s.day BETWEEN n.day - $near AND n.day + $near
    UNION ALL
    SELECT a.claim_key, a.article_key, a.position_key, a.series_key, a.day, n.claim_key
    FROM telling a
    JOIN fresh n ON a.coarse_key = n.other_key AND a.rank < n.rank
        AND a.article_key <> n.article_key
        AND a.day BETWEEN n.day - $near AND n.day + $near
    UNION ALL
    SELECT a.claim_key, a.article_key, a.position_key, a.series_key, a.day, n.claim_key
    FROM telling a
    JOIN fresh n ON n.other_key IS NULL AND a.other_key = n.coarse_key AND a.rank < n.rank
        AND a.article_key <> n.article_key
        AND a.day BETWEEN n.day - $near AND n.day + $near
),
meetings AS (
    SELECT p.article_key, p.position_key, p.a_claim, n.claim_key AS b_claim,
        n.version AS b_version, n.rank, p.series_key <> n.series_key AS other, abs(p.day - n.day) AS gap
    FROM (FROM placed UNION ALL FROM half_placed) p
    JOIN fresh n ON n.claim_key = p.b_claim
    WHERE p.article_key <> n.article_key
),
various AS (
    FROM meetings
    QUALIFY row_number() OVER (PARTITION BY b_claim, position_key ORDER BY gap, a_claim) <= 2
),
nearest AS (
    FROM various
    QUALIFY row_number() OVER (PARTITION BY b_claim ORDER BY other, gap, a_claim) <= $most
),
-- An exemplar may be of a revision that a later one has replaced; the last one speaks.
last AS (
    SELECT article_key, max(version) AS version
    FROM (
        SELECT article_key, version FROM store.articles
        WHERE article_key IN (SELECT article_key FROM nearest)
        UNION ALL
        SELECT article_key, version FROM batch_articles
        WHERE article_key IN (SELECT article_key FROM nearest)
    )
    GROUP BY article_key
)
SELECT l.version, n.b_version
FROM nearest n JOIN last l USING (article_key)
GROUP BY ALL
ORDER BY min(n.rank), min(n.other), min(n.gap), l.version;
