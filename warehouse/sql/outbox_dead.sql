SELECT message_id, alert_id, endpoint, payload, created, coalesce(due, created), attempts
FROM store.messages
WHERE outcome = 'dead'
ORDER BY created, message_id;
