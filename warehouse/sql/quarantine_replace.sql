DELETE FROM store.quarantine
WHERE stage = 'feed' AND name IN (SELECT unnest($names::VARCHAR[]));
