DELETE FROM store.rechecks WHERE article_id IN (SELECT unnest($ids::VARCHAR[]));
