FROM alerts
WHERE $state IS NULL OR state = $state
ORDER BY raised DESC, alert_id
LIMIT $most;
