CREATE OR REPLACE VIEW articles AS
SELECT
    a.article_id,
    a.publisher,
    a.published,
    a.published_day,
    a.title,
    a.url,
    a.language,
    a.text,
    a.revision,
    store.key_text(a.voice_key) AS voice,
    a.first_seen,
    a.author,
    coalesce(a.modified_at, a.modified_day::TIMESTAMP) AS modified,
    a.kind
FROM store.article_revisions a
ANTI JOIN store.superseded USING (article_key, revision);

COMMENT ON VIEW articles IS
    'One row an article, as its last revision has it.';
COMMENT ON COLUMN articles.article_id IS
    'Id that the source gave: a record''s id, a file''s name, an address';
COMMENT ON COLUMN articles.publisher IS 'Who published the article';
COMMENT ON COLUMN articles.published IS
    'When the article was published, UTC; midnight where only the day is known';
COMMENT ON COLUMN articles.published_day IS
    'The day of publication as the publisher''s own zone writes it';
COMMENT ON COLUMN articles.title IS 'The article''s title';
COMMENT ON COLUMN articles.url IS 'The article''s address';
COMMENT ON COLUMN articles.language IS 'ISO 639-1 code; null where unknown';
COMMENT ON COLUMN articles.text IS
    'The article without the page''s furniture; all offsets refer to it';
COMMENT ON COLUMN articles.revision IS
    '0 as first read, one more for each change that was seen since';
COMMENT ON COLUMN articles.voice IS
    'Shared by near-duplicate texts: reprints of one text are one voice';
COMMENT ON COLUMN articles.first_seen IS 'When counterclaim first read this revision, UTC';

COMMENT ON COLUMN articles.author IS 'The byline''s names; null where unknown';
COMMENT ON COLUMN articles.modified IS
    'When the page says that it was last changed, UTC; midnight where only the day is known';
COMMENT ON COLUMN articles.kind IS
    'article, live (a live blog) or stub (what a paywall leaves); null where unknown';
