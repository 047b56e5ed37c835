DELETE FROM store.leases WHERE feed IN (SELECT unnest($feeds::VARCHAR[]));
