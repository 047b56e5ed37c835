INSERT INTO store.schema_version VALUES ($version, $name);
