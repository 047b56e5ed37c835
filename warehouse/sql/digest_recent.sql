-- What was written for some endpoints of late: each message's moment, and whether it is a summary.
SELECT o.endpoint, o.message_id, o.created, s.summary_id IS NOT NULL
FROM store.outbox o
LEFT JOIN (SELECT DISTINCT summary_id FROM store.summary_members) s ON s.summary_id = o.message_id
WHERE o.endpoint IN (SELECT unnest($endpoints)) AND o.created > $since
    AND (o.alert_id <> '' OR s.summary_id IS NOT NULL)
ORDER BY o.created, o.message_id;
