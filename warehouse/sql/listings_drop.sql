DELETE FROM store.listings WHERE url IN (SELECT unnest($urls::VARCHAR[]));
