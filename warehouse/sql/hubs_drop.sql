DELETE FROM store.hubs WHERE feed IN (SELECT unnest($feeds::VARCHAR[]));
