DELETE FROM store.quarantine WHERE quarantine_key IN (SELECT unnest($keys::UBIGINT[]));
