SELECT * FROM quarantine ORDER BY kept DESC, quarantine_id LIMIT $most;
