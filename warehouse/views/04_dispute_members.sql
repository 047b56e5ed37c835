-- The claims of each contradiction of an alert.
CREATE OR REPLACE VIEW store.clashing_claims AS
SELECT coalesce(m.merged_into, c.alert_id) AS alert_id, c.comparison_key, c.claim_key
FROM (
    SELECT alert_id, comparison_key, a_claim_key AS claim_key FROM store.comparisons
    UNION ALL
    SELECT alert_id, comparison_key, b_claim_key FROM store.comparisons
) c
LEFT JOIN store.merged_alerts m ON m.alert_id = c.alert_id
WHERE c.alert_id IS NOT NULL;

-- Claims that take no part any more: all that they contradicted proved to be of another event.
CREATE OR REPLACE VIEW store.parted_claims AS
SELECT alert_id, claim_key FROM store.clashing_claims SEMI JOIN store.withdrawn USING (comparison_key)
EXCEPT
SELECT alert_id, claim_key FROM store.clashing_claims ANTI JOIN store.withdrawn USING (comparison_key);

-- The contradiction that an alert is told by: the one that raised it, or the first that still holds.
CREATE OR REPLACE VIEW store.alert_told AS
SELECT l.alert_id,
    arg_min(c.comparison_key, (c.comparison_key <> l.comparison_key, c.comparison_key))
        AS comparison_key
FROM store.alerts l
JOIN store.clashing_claims c ON c.alert_id = l.alert_id
ANTI JOIN store.withdrawn w ON w.comparison_key = c.comparison_key
GROUP BY l.alert_id;

-- The claims that take part in a dispute, as its last row has each; `figure` is the position.
CREATE OR REPLACE VIEW store.dispute_members AS
SELECT d.alert_id, d.fallen, d.by_claim_key, t.*,
    struct_pack(change := t.change, unit := t.unit, value := t.value,
        low := CASE WHEN t.value IS NULL THEN t.low END,
        high := CASE WHEN t.value IS NULL THEN t.high END) AS figure
FROM (
    SELECT alert_id, claim_key, arg_max(revision, rowid) AS revision,
        arg_max_null(fallen, rowid) AS fallen, arg_max_null(by_claim_key, rowid) AS by_claim_key
    FROM store.dispute_claims
    GROUP BY alert_id, claim_key
) d
ANTI JOIN store.parted_claims USING (alert_id, claim_key)
JOIN store.told_claims t USING (claim_key, revision);

-- The alerts that each claim has been a part of, merged ones by what they are in now.
CREATE OR REPLACE VIEW store.claim_disputes AS
SELECT DISTINCT c.claim_key, coalesce(m.merged_into, c.alert_id) AS alert_id
FROM store.dispute_claims c
LEFT JOIN store.merged_alerts m ON m.alert_id = c.alert_id;

-- What became of each alert last, and how often something became of it.
CREATE OR REPLACE VIEW store.last_turns AS
SELECT alert_id, arg_max(turn, rowid) AS turn, max(turned) AS turned, count(*) AS turns
FROM store.dispute_turns
WHERE turn <> 'merged'
GROUP BY alert_id;
