SELECT coalesce(max(version), 0) FROM store.schema_version;
