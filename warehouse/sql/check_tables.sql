-- The tables of one attached database, or of the connection's own.
SELECT database_name, schema_name, table_name FROM duckdb_tables()
WHERE database_name = coalesce($database, current_database()) AND NOT temporary
ORDER BY ALL;
