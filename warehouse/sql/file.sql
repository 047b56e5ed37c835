-- name: archive_lines
COPY (SELECT * FROM read_json($lines, format = 'newline_delimited', sample_size = -1))
TO $file (FORMAT parquet, COMPRESSION zstd);

-- name: archive_read
INSERT INTO store.{table} BY NAME SELECT * FROM read_parquet($file);

-- name: archive_write
COPY (SELECT * FROM store.{table}) TO $file (FORMAT parquet, COMPRESSION zstd);

-- name: check_attach
ATTACH $path AS checked (READ_ONLY);

-- name: check_table
-- Every value is looked at, so that no column's blocks are left out.
SELECT count(*), bit_xor(hash(t)) FROM {table} t;

-- name: check_tables
-- The tables of one attached database, or of the connection's own.
SELECT database_name, schema_name, table_name FROM duckdb_tables()
WHERE database_name = coalesce($database, current_database()) AND NOT temporary
ORDER BY ALL;

-- name: checkup
SELECT count(DISTINCT article_key), max(loaded) FROM store.articles;

-- name: compact
CREATE OR REPLACE TEMP TABLE sorted AS FROM store.series ORDER BY day_to, coarse_key, position_key;
TRUNCATE store.series;
INSERT INTO store.series FROM sorted;
DROP TABLE sorted;

-- name: last_load
SELECT count(*), max(loaded) FROM store.articles;

-- name: schema_version
-- What the migrations stand on: made before them, never changed.
CREATE SCHEMA IF NOT EXISTS store;
CREATE TABLE IF NOT EXISTS store.schema_version (
    version INTEGER NOT NULL,
    name VARCHAR NOT NULL
);
CREATE TABLE IF NOT EXISTS store.views_digest (digest VARCHAR NOT NULL);

-- name: schema_version_add
INSERT INTO store.schema_version VALUES ($version, $name);

-- name: schema_version_read
SELECT coalesce(max(version), 0) FROM store.schema_version;

-- name: snapshot_attach
ATTACH $path AS warehouse (READ_ONLY);

-- name: snapshot_shut
-- A query may read the warehouse and nothing else: no other files, no network, no extensions. With
-- the file system disabled nothing is opened any more, the attached snapshot included, which stays
-- open: otherwise COPY could write over it.
USE warehouse;
SET autoinstall_known_extensions = false;
SET autoload_known_extensions = false;
SET temp_directory = '';
SET enable_external_access = false;
SET disabled_filesystems = 'LocalFileSystem';
SET lock_configuration = true;

-- name: views_digest_add
INSERT INTO store.views_digest VALUES ($digest);

-- name: views_digest_clear
DELETE FROM store.views_digest;

-- name: views_digest_read
SELECT digest FROM store.views_digest;
