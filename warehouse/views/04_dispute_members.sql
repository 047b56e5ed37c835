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
JOIN store.told_claims t USING (claim_key, revision);

-- What became of each alert last.
CREATE OR REPLACE VIEW store.last_turns AS
SELECT alert_id, arg_max(turn, rowid) AS turn, max(turned) AS turned
FROM store.dispute_turns
WHERE turn <> 'merged'
GROUP BY alert_id;
