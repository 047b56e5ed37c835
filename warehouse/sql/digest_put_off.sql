INSERT INTO store.attempts (message_id, attempt, attempted, outcome, error, next_due)
SELECT unnest($ids), 0, $now, $outcome, unnest($why), unnest($due);
