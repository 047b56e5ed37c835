-- Claims $first to $last of a made-up store: four to an article, eight articles to a story, told in
-- order of time over three years. Keys are skewed: the most frequent one holds a twentieth of all
-- claims. An event has figures of its own, on which half of a story's articles agree; a level is
-- given alike by nine stories of ten. Of a hundred claims eighty can be compared for days, fifteen
-- for a month and a half, five for years.
CREATE OR REPLACE TEMP TABLE made AS
SELECT i, i // 4 AS article, i // 32 AS story, i % 4 AS slot,
    18_500 + (i * 1_095) // $total AS day,
    hash(i // 32, i % 4, 'key') / 18_446_744_073_709_551_616.0 AS key_u,
    (hash(i // 32, i % 4, 'place') % 40)::BIGINT AS place,
    hash(i // 32, i % 4, 'nature') % 100 AS nature,
    hash(i // 32, i % 4, 'odd') % 10 = 0 AS odd,
    10 + hash(i // 32, i % 4, 'value') % 5_000 + 40 * ((i // 4) % 2) AS counted
FROM range($first, $last) t(i);

CREATE OR REPLACE TEMP TABLE filled AS
SELECT m.*, k.coarse_key, k.other_key, k.region_key, k.measure, k.country,
    CASE WHEN odd OR usual IS NULL THEN counted ELSE usual END AS value,
    hash(k.coarse_key, m.place) AS series_key,
    hash(k.coarse_key, m.place, value) AS stance_key,
    hash(k.coarse_key, m.place, value, m.day) AS position_key,
    hash(m.i, 'claim') AS claim_key, hash(m.article, 'article') AS article_key
FROM made m JOIN bench_keys k
    ON k.n = floor($keys * pow(m.key_u, 3))::BIGINT AND k.place = m.place;

INSERT INTO store.articles (
    version, article_key, revision, content_key, article_id, publisher, published_day, published_at,
    published_offset, title, url, language, text, fingerprint, voice_key, first_seen, loaded
)
SELECT DISTINCT ON (article) article, article_key, 0, hash(article, 'content'), concat('a', article),
    concat('Outlet ', article % 300), DATE '1970-01-01' + day::INTEGER, NULL, NULL,
    concat('Title of ', article), NULL, 'en', NULL, NULL, hash(article // 2, 'voice'),
    TIMESTAMP '2030-01-01', TIMESTAMP '2030-01-01'
FROM filled;

INSERT INTO store.accounts
WITH told AS (
    SELECT article, any_value(story) AS story,
        (DATE '1970-01-01' + any_value(day)::INTEGER)::VARCHAR AS day,
        list({
            m: measure, c: country, p: concat('Place ', place), i: concat(country, '-', place),
            v: value
        } ORDER BY slot) AS q
    FROM filled
    GROUP BY article
)
SELECT article, format(account, concat('a', article), concat('Outlet ', article % 300), day,
    q[1].m, q[1].c, q[1].p, q[1].i, q[1].v, q[2].m, q[2].c, q[2].p, q[2].i, q[2].v,
    q[3].m, q[3].c, q[3].p, q[3].i, q[3].v, q[4].m, q[4].c, q[4].p, q[4].i, q[4].v)
FROM told JOIN bench_stories s ON s.n = told.story % 2_000
ORDER BY article;

INSERT INTO store.claims
SELECT claim_key, article_key, 0, slot, false, series_key, stance_key,
    DATE '1970-01-01' + day::INTEGER, concat('a', article),
    concat('Officials counted ', value, ' people in place ', place, '.'),
    0, 44, concat(value, ' people'), 18, 26, value, value, value, value, value, 'exact', NULL,
    'count', NULL, measure, 'person', 'people', concat('Place ', place),
    concat(country, '-', place), country, DATE '1970-01-01' + day::INTEGER,
    DATE '1970-01-01' + day::INTEGER, 'at', NULL, 'asserted', 'body', 1, 'clause', NULL, true,
    'stands', NULL, NULL, CASE WHEN slot < 2 THEN 0 END, CASE WHEN slot < 2 THEN 'event' END,
    CASE WHEN slot < 2 THEN 'crash' END, NULL, NULL
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

-- Each article tells of one event, in the place of its first claim; those of a story, of the same one.
INSERT INTO store.event_marks
SELECT article, 0, article_key, 'event', 'crash', 'accident', false, NULL, concat('Place ', place),
    concat(country, '-', place), country, concat(country, '-', place), NULL, NULL,
    DATE '1970-01-01' + day::INTEGER, DATE '1970-01-01' + day::INTEGER, true, [], [],
    DATE '1970-01-01' + day::INTEGER, day, day + 1
FROM filled
WHERE slot = 0
ORDER BY article;

INSERT INTO store.events
SELECT article, 0, article_key, story * 8 * 4_096, hash(story, 'event')
FROM filled
WHERE slot = 0
ORDER BY article;

INSERT INTO store.event_links
SELECT story * 8 + a.n, 0, article, 0, 4.0, 'both name the place and the day'
FROM filled JOIN range(8) a(n) ON story * 8 + a.n < article
WHERE slot = 0
ORDER BY article;
