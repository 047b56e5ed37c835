-- What the migrations stand on: made before them, never changed.
CREATE SCHEMA IF NOT EXISTS store;
CREATE TABLE IF NOT EXISTS store.schema_version (
    version INTEGER NOT NULL,
    name VARCHAR NOT NULL
);
CREATE TABLE IF NOT EXISTS store.views_digest (digest VARCHAR NOT NULL);
