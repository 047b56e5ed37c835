-- The last revision that holds a claim, as the version of its account.
SELECT a.version
FROM store.claims AS c
JOIN store.articles AS a ON a.article_key = c.article_key AND a.revision = c.revision
WHERE c.claim_key = $key
ORDER BY a.revision DESC
LIMIT 1;
