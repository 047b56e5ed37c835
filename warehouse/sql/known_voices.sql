-- The voices of the batch's articles that are on file.
SELECT DISTINCT article_key, voice_key
FROM store.articles
WHERE article_key IN (SELECT article_key FROM batch_keys);
