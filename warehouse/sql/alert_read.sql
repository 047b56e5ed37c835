SELECT l.raised, s.note, coalesce(s.state, 'open')
FROM store.alerts l
LEFT JOIN store.alert_states s USING (alert_id)
WHERE l.alert_id = $alert;
