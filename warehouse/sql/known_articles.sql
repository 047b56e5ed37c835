-- The revisions on file of the batch's articles.
SELECT article_key, revision, content_key
FROM store.articles
WHERE article_key IN (SELECT article_key FROM batch_keys);
