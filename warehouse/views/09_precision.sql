-- An alert under each name that it counts for. A source is whom the article credits with its
-- figure, else the outlet; an alert counts for both of its sides, once for each.
CREATE OR REPLACE VIEW store.alert_names AS
SELECT alert_id, 'all' AS dimension, 'all' AS name FROM main.alerts
UNION ALL
SELECT alert_id, 'measure', measure FROM main.alerts
UNION ALL
SELECT alert_id, 'kind', kind FROM main.alerts
UNION ALL
SELECT alert_id, 'severity', severity FROM main.alerts
UNION ALL
SELECT alert_id, 'source', coalesce(a_source, a_publisher, a_article_id) FROM main.alerts
UNION
SELECT alert_id, 'source', coalesce(b_source, b_publisher, b_article_id) FROM main.alerts;

CREATE OR REPLACE VIEW precision AS
SELECT
    n.dimension,
    n.name,
    count(*) AS alerts,
    count(*) FILTER (a.feedback = 'confirmed') AS confirmed,
    count(*) FILTER (a.feedback = 'dismissed') AS dismissed,
    confirmed / nullif(confirmed + dismissed, 0) AS precision
FROM store.alert_names n
JOIN main.alerts a USING (alert_id)
GROUP BY n.dimension, n.name;

COMMENT ON VIEW precision IS
    'How often alerts were right, by what editors judged of them: one row a measure, a source ...';
COMMENT ON COLUMN precision.dimension IS 'What the name is of: all, measure, kind, severity, source';
COMMENT ON COLUMN precision.name IS
    'The measure, kind or severity; of a source whom an article credits, else the outlet';
COMMENT ON COLUMN precision.alerts IS 'Alerts raised; one counts for the sources of both its sides';
COMMENT ON COLUMN precision.confirmed IS 'Of these, judged right (`alerts confirm`)';
COMMENT ON COLUMN precision.dismissed IS 'Of these, judged wrong (`alerts dismiss`)';
COMMENT ON COLUMN precision.precision IS
    'confirmed / (confirmed + dismissed); null where none was judged';
