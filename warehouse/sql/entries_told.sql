-- What the latest revision of some articles calls itself, and the moment it was published.
SELECT article_id, arg_max(title, version), arg_max(published_at, version)
FROM store.articles
WHERE article_id IN (SELECT unnest($ids::VARCHAR[]))
GROUP BY article_id;
