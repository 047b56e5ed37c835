-- `a` is the claim on file, `b` the new one; each has the columns of `claims`, and their comments
-- (warehouse/file/sqlfiles.py).
CREATE OR REPLACE VIEW comparisons AS
SELECT
    store.key_text(c.comparison_key) AS id,
    a.* EXCLUDE (a_claim_key, a_article_key),
    b.* EXCLUDE (b_claim_key, b_article_key),
    c.verdict,
    c.severity,
    c.kind,
    c.reason,
    c.gates::JSON AS gates,
    coalesce(m.merged_into, c.alert_id) AS alert_id,
    c.compared
FROM store.comparisons c
ANTI JOIN store.withdrawn USING (comparison_key)
LEFT JOIN store.merged_alerts m ON m.alert_id = c.alert_id
JOIN (SELECT COLUMNS('(.+)') AS 'a_\1' FROM store.shown_claims) a
    ON a.a_claim_key = c.a_claim_key AND a.a_revision = c.a_revision
JOIN (SELECT COLUMNS('(.+)') AS 'b_\1' FROM store.shown_claims) b
    ON b.b_claim_key = c.b_claim_key AND b.b_revision = c.b_revision;

COMMENT ON VIEW comparisons IS
    'One row a pair of claims that speak of one thing, with the verdict.';
COMMENT ON COLUMN comparisons.id IS 'Key of the comparison, from its two claims';
COMMENT ON COLUMN comparisons.verdict IS
    'contradicts, updates, revises or corroborates; unrelated pairs are not stored';
COMMENT ON COLUMN comparisons.severity IS
    'hard where both cannot be true, soft where only readers take them so; null unless contradicts';
COMMENT ON COLUMN comparisons.kind IS
    'figures, misquote, fall, self or edit; null unless contradicts';
COMMENT ON COLUMN comparisons.reason IS 'Why, in words that an editor can check';
COMMENT ON COLUMN comparisons.gates IS
    'What each gate said: a JSON list of gate, outcome and detail';
COMMENT ON COLUMN comparisons.alert_id IS
    'The alert that the pair belongs to; null unless contradicts';
COMMENT ON COLUMN comparisons.compared IS 'When the two were compared, UTC';
