SELECT DISTINCT url FROM store.articles WHERE url IN (SELECT unnest($urls::VARCHAR[]));
