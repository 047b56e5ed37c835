-- Alerts between two stances of the batch, with the days that their comparisons span.
SELECT a.alert_id, a.a_stance_key, a.b_stance_key, min(c.day_from), max(c.day_to),
    (SELECT f.feedback FROM store.alert_feedback f WHERE f.alert_id = a.alert_id)
FROM store.alerts a
JOIN store.comparisons c ON c.alert_id = a.alert_id
WHERE a.a_stance_key IN (SELECT key FROM wanted)
GROUP BY a.alert_id, a.a_stance_key, a.b_stance_key, a.raised
ORDER BY a.raised, a.alert_id;
