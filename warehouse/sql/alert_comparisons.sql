-- The comparisons of an alert with the versions of the articles they are about, the one that raised
-- it first.
SELECT x.version, y.version, c.a_claim_key, c.b_claim_key, c.verdict, c.severity, c.kind, c.reason,
    c.day_from, c.day_to, c.gates
FROM store.comparisons c
JOIN store.alerts l USING (alert_id)
JOIN store.claims a ON a.claim_key = c.a_claim_key AND a.revision = c.a_revision
JOIN store.claims b ON b.claim_key = c.b_claim_key AND b.revision = c.b_revision
JOIN store.articles x ON x.article_key = a.article_key AND x.revision = a.revision
JOIN store.articles y ON y.article_key = b.article_key AND y.revision = b.revision
WHERE c.alert_id = $alert
ORDER BY c.comparison_key <> l.comparison_key, c.compared, c.comparison_key;
