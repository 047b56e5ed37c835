DELETE FROM store.feeds WHERE url IN (SELECT unnest($urls::VARCHAR[]));
