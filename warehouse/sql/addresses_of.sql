SELECT address, article_id FROM store.addresses WHERE address IN (SELECT unnest($keys::VARCHAR[]));
