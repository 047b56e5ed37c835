-- The wanted versions of articles with their stories, without their texts.
SELECT a.article_key, a.revision, a.article_id, a.publisher, a.published_day, a.published_at,
    a.published_offset, a.title, a.url, a.language, a.fingerprint, a.first_seen, s.story
FROM store.articles a
JOIN wanted_versions USING (article_key, revision)
LEFT JOIN store.stories s USING (article_key, revision);
