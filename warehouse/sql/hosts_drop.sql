DELETE FROM store.hosts WHERE origin IN (SELECT unnest($origins::VARCHAR[]));
