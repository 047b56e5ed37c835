-- name: article_version
-- The last version of an article.
SELECT max(version) FROM store.articles WHERE article_key = $article;

-- name: candidates
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

-- name: claim_version
-- The last version of an article that holds a claim.
SELECT a.version
FROM store.claims c
JOIN store.articles a USING (article_key, revision)
WHERE c.claim_key = $claim
ORDER BY a.version DESC
LIMIT 1;

-- name: known_articles
-- The revisions on file of the batch's articles.
SELECT article_key, revision, content_key, version
FROM store.articles
WHERE article_key IN (SELECT article_key FROM batch_keys)
ORDER BY version;

-- name: known_claims
-- The claims of the last revision on file of each of the batch's articles.
SELECT c.article_key, list(c.claim_key)
FROM store.claims c
JOIN (
    SELECT article_key, max(revision) AS revision
    FROM store.articles
    WHERE article_key IN (SELECT article_key FROM batch_keys)
    GROUP BY article_key
) last USING (article_key, revision)
GROUP BY c.article_key;

-- name: known_voices
-- The voices of the batch's articles that are on file.
SELECT DISTINCT article_key, voice_key
FROM store.articles
WHERE article_key IN (SELECT article_key FROM batch_keys);

-- name: last_version
SELECT coalesce(max(version), -1) FROM store.articles;

-- name: load
-- The batch goes on file. What is known already was left out of it.
INSERT INTO store.articles FROM batch_articles;
INSERT INTO store.accounts FROM batch_accounts;
INSERT INTO store.claims FROM batch_claims;

-- name: load_positions
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

-- name: near_texts
-- For each new text the voice of the nearest text on file of near days.
SELECT b.article_key, arg_min(v.voice_key, (bit_count(xor(v.fingerprint, b.fingerprint)), v.day))
FROM batch_texts b
JOIN store.voices v
    ON v.day BETWEEN b.day - $days AND b.day + $days
    AND bit_count(xor(v.fingerprint, b.fingerprint)) <= $same
GROUP BY b.article_key;

-- name: read_accounts
-- Up to 256 accounts by their version; a list of single values is what the key's index answers.
SELECT version, account FROM store.accounts WHERE version IN (
    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
);

-- name: stage
-- The batch, before it is told apart from what is on file.
CREATE OR REPLACE TEMP TABLE batch_articles AS FROM store.articles LIMIT 0;
CREATE OR REPLACE TEMP TABLE batch_accounts AS FROM store.accounts LIMIT 0;
CREATE OR REPLACE TEMP TABLE batch_claims AS FROM store.claims LIMIT 0;
CREATE OR REPLACE TEMP TABLE batch_positions (
    coarse_key UBIGINT,
    other_key UBIGINT,
    region_key UBIGINT,
    district_key UBIGINT,
    town_key UBIGINT,
    day INTEGER,
    day_from INTEGER,
    day_to INTEGER,
    position_key UBIGINT,
    series_key UBIGINT,
    claim_key UBIGINT,
    article_key UBIGINT,
    version BIGINT,
    voice_key UBIGINT,
    carried BOOLEAN,
    rank INTEGER
);
CREATE OR REPLACE TEMP TABLE batch_keys (article_key UBIGINT, content_key UBIGINT);

-- name: stage_texts
CREATE OR REPLACE TEMP TABLE batch_texts (article_key UBIGINT, day INTEGER, fingerprint UBIGINT);
