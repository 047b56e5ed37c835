-- The articles of the wanted claims, every revision that was named, with their stories.
SELECT a.article_key, a.revision, a.article_id, a.publisher, a.published_day, a.published_at,
    a.published_offset, a.title, a.url, a.language, a.fingerprint, a.voice_key, a.first_seen,
    s.story
FROM store.articles a
LEFT JOIN store.stories s USING (article_key, revision)
WHERE a.article_key IN (
    SELECT article_key FROM store.claims
    WHERE claim_key IN (SELECT key FROM wanted)
);
