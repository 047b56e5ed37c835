DELETE FROM store.pages WHERE url IN (SELECT unnest($urls::VARCHAR[]));
