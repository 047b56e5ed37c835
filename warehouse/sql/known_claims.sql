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
