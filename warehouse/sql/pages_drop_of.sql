DELETE FROM store.pages WHERE feed IN (SELECT unnest($feeds::VARCHAR[]));
