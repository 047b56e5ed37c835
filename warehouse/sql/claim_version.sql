-- The last version of an article that holds a claim.
SELECT a.version
FROM store.claims c
JOIN store.articles a USING (article_key, revision)
WHERE c.claim_key = $claim
ORDER BY a.version DESC
LIMIT 1;
