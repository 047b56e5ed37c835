-- The revisions on file of the batch's articles.
SELECT article_key, revision, content_key, version
FROM store.articles
WHERE article_key IN (SELECT article_key FROM batch_keys)
ORDER BY version;
