-- What editors judged last of each alert: right, wrong, or nothing any more. Having seen one is no
-- judgement, and takes none back.
CREATE OR REPLACE VIEW store.alert_feedback AS
SELECT alert_id, nullif(arg_max(state, (acted, rowid)), 'open') AS feedback
FROM store.alert_actions
WHERE state <> 'acknowledged'
GROUP BY alert_id;

-- Who takes part in an alert, and on either side of the comparison that raised it: its claims by
-- their figures, however worded (store.dispute_members).
CREATE OR REPLACE VIEW store.alert_members AS
SELECT l.alert_id,
    count(DISTINCT m.article_id) AS articles,
    count(DISTINCT m.voice_key) FILTER (m.figure = a.figure) AS a_voices,
    count(DISTINCT m.voice_key) FILTER (m.figure = b.figure) AS b_voices,
    count(DISTINCT m.figure) AS positions
FROM store.alert_told l
JOIN store.comparisons r ON r.comparison_key = l.comparison_key
JOIN store.dispute_members m ON m.alert_id = l.alert_id
LEFT JOIN store.dispute_members a ON a.alert_id = l.alert_id AND a.claim_key = r.a_claim_key
LEFT JOIN store.dispute_members b ON b.alert_id = l.alert_id AND b.claim_key = r.b_claim_key
GROUP BY l.alert_id;

CREATE OR REPLACE VIEW alerts AS
SELECT
    l.alert_id,
    l.raised,
    coalesce(s.state, 'open') AS state,
    (SELECT arg_max(n.note, (n.acted, n.rowid)) FROM store.alert_actions n
        WHERE n.alert_id = l.alert_id) AS note,
    s.acted,
    CASE WHEN h.hard THEN 'hard' ELSE l.severity END AS severity,
    l.kind,
    l.reason,
    c.b_measure AS measure,
    c.b_unit AS unit,
    c.b_place AS place,
    c.b_country AS country,
    c.a_article_id,
    c.a_publisher,
    c.a_published,
    c.a_title,
    c.a_url,
    c.a_sentence,
    c.a_quote,
    c.a_value,
    c.a_low,
    c.a_high,
    c.a_source,
    c.b_article_id,
    c.b_publisher,
    c.b_published,
    c.b_title,
    c.b_url,
    c.b_sentence,
    c.b_quote,
    c.b_value,
    c.b_low,
    c.b_high,
    c.b_source,
    m.articles,
    m.a_voices,
    m.b_voices,
    f.feedback,
    m.positions,
    t.turn = 'closed' AS closed,
    g.merged_into
FROM store.alerts l
JOIN store.alert_told d ON d.alert_id = l.alert_id
JOIN comparisons c ON c.id = store.key_text(d.comparison_key)
JOIN store.alert_members m ON m.alert_id = l.alert_id
LEFT JOIN (
    SELECT alert_id, bool_or(severity = 'hard') AS hard FROM contradictions GROUP BY alert_id
) h ON h.alert_id = l.alert_id
JOIN store.last_turns t ON t.alert_id = l.alert_id
LEFT JOIN store.merged_alerts g ON g.alert_id = l.alert_id
LEFT JOIN store.alert_states s ON s.alert_id = l.alert_id
LEFT JOIN store.alert_feedback f ON f.alert_id = l.alert_id;

COMMENT ON VIEW alerts IS
    'One row an alert: a dispute, told by the contradiction that raised it. See disputes.';
COMMENT ON COLUMN alerts.alert_id IS 'Key of the alert, from the two figures that raised it';
COMMENT ON COLUMN alerts.raised IS 'When the alert was raised, UTC';
COMMENT ON COLUMN alerts.state IS 'open, acknowledged, confirmed or dismissed';
COMMENT ON COLUMN alerts.note IS 'The reason an editor gave';
COMMENT ON COLUMN alerts.acted IS 'When an editor last acted on it, UTC';
COMMENT ON COLUMN alerts.severity IS
    'hard where two of its figures cannot be true, soft where only readers take them so';
COMMENT ON COLUMN alerts.kind IS 'figures, misquote, fall, self or edit';
COMMENT ON COLUMN alerts.reason IS 'Why, in words that an editor can check';
COMMENT ON COLUMN alerts.measure IS 'What the new figure measures';
COMMENT ON COLUMN alerts.unit IS 'Unit of the new figure';
COMMENT ON COLUMN alerts.place IS 'The place that the new figure is about';
COMMENT ON COLUMN alerts.country IS 'ISO 3166 code of that place''s country';
COMMENT ON COLUMN alerts.a_article_id IS 'On file: id of the first article';
COMMENT ON COLUMN alerts.a_publisher IS 'On file: who published it';
COMMENT ON COLUMN alerts.a_published IS 'On file: when it was published, UTC';
COMMENT ON COLUMN alerts.a_title IS 'On file: its title';
COMMENT ON COLUMN alerts.a_url IS 'On file: its address';
COMMENT ON COLUMN alerts.a_sentence IS 'On file: the sentence that holds the figure';
COMMENT ON COLUMN alerts.a_quote IS 'On file: the words of the figure';
COMMENT ON COLUMN alerts.a_value IS 'On file: the figure as stated; null where vague or a range';
COMMENT ON COLUMN alerts.a_low IS 'On file: hard lower bound; null where unbounded';
COMMENT ON COLUMN alerts.a_high IS 'On file: hard upper bound; null where unbounded';
COMMENT ON COLUMN alerts.a_source IS 'On file: whom the article credits with it';
COMMENT ON COLUMN alerts.b_article_id IS 'New: id of the first article';
COMMENT ON COLUMN alerts.b_publisher IS 'New: who published it';
COMMENT ON COLUMN alerts.b_published IS 'New: when it was published, UTC';
COMMENT ON COLUMN alerts.b_title IS 'New: its title';
COMMENT ON COLUMN alerts.b_url IS 'New: its address';
COMMENT ON COLUMN alerts.b_sentence IS 'New: the sentence that holds the figure';
COMMENT ON COLUMN alerts.b_quote IS 'New: the words of the figure';
COMMENT ON COLUMN alerts.b_value IS 'New: the figure as stated; null where vague or a range';
COMMENT ON COLUMN alerts.b_low IS 'New: hard lower bound; null where unbounded';
COMMENT ON COLUMN alerts.b_high IS 'New: hard upper bound; null where unbounded';
COMMENT ON COLUMN alerts.b_source IS 'New: whom the article credits with it';
COMMENT ON COLUMN alerts.articles IS 'How many articles take part';
COMMENT ON COLUMN alerts.a_voices IS 'Independent voices that hold the figure on file';
COMMENT ON COLUMN alerts.b_voices IS 'Independent voices that hold the new figure';
COMMENT ON COLUMN alerts.feedback IS
    'What an editor judged it to be last: confirmed (right) or dismissed (wrong); else null';
COMMENT ON COLUMN alerts.positions IS 'How many figures the dispute has';
COMMENT ON COLUMN alerts.closed IS 'Whether no two figures that still stand clash any more';
COMMENT ON COLUMN alerts.merged_into IS
    'The older alert that it turned out to be a part of; else null';
