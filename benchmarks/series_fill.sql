-- Claims $first to $last of a made-up store: four to an article, eight articles to a story, told in
-- order of time over three years. Keys are skewed (a few wars and markets make most of the news):
-- the most frequent one holds a twentieth of all claims. Half of a story's articles agree on a
-- figure. Of a hundred claims eighty are of their days, fifteen levels, five totals of years.
CREATE OR REPLACE TEMP TABLE made AS
SELECT i, i // 4 AS article, i // 32 AS story, i % 4 AS slot,
    18_500 + (i * 1_095) // $total AS day,
    hash(i // 32, i % 4, 'key') / 18_446_744_073_709_551_616.0 AS key_u,
    (hash(i // 32, i % 4, 'place') % 40)::BIGINT AS place,
    hash(i // 32, i % 4, 'nature') % 100 AS nature,
    10 + hash(i // 32, i % 4, 'value') % 5_000 + 40 * ((i // 4) % 2) AS value
FROM range($first, $last) t(i);

CREATE OR REPLACE TEMP TABLE filled AS
SELECT m.*, k.coarse_key, k.other_key, k.region_key, k.measure, k.country,
    hash(k.coarse_key, m.place) AS series_key,
    hash(k.coarse_key, m.place, m.value) AS stance_key,
    hash(k.coarse_key, m.place, m.value, m.day) AS position_key,
    hash(m.i, 'claim') AS claim_key, hash(m.article, 'article') AS article_key
FROM made m JOIN bench_keys k
    ON k.n = floor($keys * pow(m.key_u, 3))::BIGINT AND k.place = m.place;

INSERT INTO store.articles
SELECT DISTINCT ON (article) article, article_key, 0, hash(article, 'content'), concat('a', article),
    concat('Outlet ', article % 300), DATE '1970-01-01' + day::INTEGER, NULL, NULL,
    concat('Title of ', article), NULL, 'en', NULL, NULL, hash(article // 2, 'voice'),
    TIMESTAMP '2030-01-01', TIMESTAMP '2030-01-01'
FROM filled;

-- An account of true size; what it says does not matter to the time that it takes.
INSERT INTO store.accounts
SELECT DISTINCT ON (article) article, replace($account, 'ARTICLE', article::VARCHAR)
FROM filled
ORDER BY article;

INSERT INTO store.claims
SELECT claim_key, article_key, 0, slot, false, series_key, stance_key,
    DATE '1970-01-01' + day::INTEGER, concat('a', article),
    concat('The ministry said on the day ', day, ' that ', value, ' people were counted in place ',
        place, ' of the region, a figure that nobody could confirm.'),
    0, 120, concat(value, ' people'), 40, 50, value, value, value, value, value, 'exact', NULL,
    'count', NULL, measure, 'person', 'people', concat('Place ', place),
    concat(country, '-', place), country, DATE '1970-01-01' + day::INTEGER,
    DATE '1970-01-01' + day::INTEGER, 'at', NULL, 'asserted', 'body', 1, 'clause', NULL, true
FROM filled
ORDER BY article, slot;

INSERT INTO store.series
SELECT coarse_key, other_key, region_key, NULL, NULL, day,
    CASE WHEN nature < 80 THEN day - 5 WHEN nature < 95 THEN day - 45 ELSE day - 1_000 END,
    CASE WHEN nature < 80 THEN day + 5 WHEN nature < 95 THEN day + 45 ELSE day + 75 END,
    position_key, series_key, claim_key, article_key
FROM filled
QUALIFY row_number() OVER (PARTITION BY position_key ORDER BY i) <= 2
ORDER BY i;
