SELECT alert_id FROM store.alerts WHERE starts_with(alert_id, $start) LIMIT 2;
