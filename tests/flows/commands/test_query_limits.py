"""A hundred queries that write, escape, loop or eat memory: refused or ended in time, and the files
stay byte for byte the same."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from flows.workers.asking import ask_apart
from tests.warehouse.samples import NOW, WAYS, account, reach
from warehouse.errors import QueryError
from warehouse.file.migrate import migrate
from warehouse.file.query import only_reads, reading
from warehouse.file.snapshot import publish, snapshot_path
from warehouse.ingest import ingest_accounts

COMMAND = str(Path(sys.executable).with_name("counterclaim"))
# What is no statement that reads; {s} is the snapshot, {f} the folder.
WRITES = """
COPY (SELECT 'x') TO '{s}' (FORMAT csv, USE_TMP_FILE false)
COPY (SELECT 'x') TO '{s}' (FORMAT csv)
COPY claims TO '{s}' (FORMAT parquet)
COPY (SELECT 'x') TO '{f}/new.csv'
COPY claims TO '{f}/out' (FORMAT csv, PARTITION_BY (article_id))
COPY claims FROM '{s}'
COPY FROM DATABASE warehouse TO memory
EXPLAIN ANALYZE COPY (SELECT 'x') TO '{s}' (FORMAT csv, USE_TMP_FILE false)
EXPLAIN (ANALYZE) COPY (SELECT 'x') TO '{f}/new.csv'
EXPLAIN ANALYZE EXPLAIN ANALYZE COPY (SELECT 1) TO '{f}/new.csv'
EXPORT DATABASE '{f}/exported'
IMPORT DATABASE '{f}'
ATTACH '{f}/other.duckdb'
ATTACH '{s}' AS again
ATTACH '{f}/claims.duckdb' AS live
ATTACH IF NOT EXISTS '{f}/x.db' AS x (TYPE sqlite)
DETACH warehouse
USE memory
INSERT INTO store.feeds (url) VALUES ('u')
INSERT OR REPLACE INTO store.feeds (url) VALUES ('u')
UPDATE store.articles SET title = 'x'
DELETE FROM store.articles
TRUNCATE store.articles
MERGE INTO store.articles a USING store.voices v ON true WHEN MATCHED THEN DELETE
CREATE TABLE memory.main.t AS SELECT 1
CREATE TEMP TABLE t AS SELECT 1
CREATE TABLE t (i INTEGER)
CREATE VIEW v AS SELECT 1
CREATE OR REPLACE VIEW claims AS SELECT 1
CREATE TEMP VIEW claims AS SELECT 1
CREATE MACRO f(a) AS a + 1
CREATE SCHEMA s
CREATE SEQUENCE q
CREATE TYPE mood AS ENUM ('a')
CREATE INDEX i ON store.articles (version)
CREATE SECRET (TYPE s3, KEY_ID 'a', SECRET 'b')
CREATE PERSISTENT SECRET p (TYPE s3)
DROP VIEW claims
DROP TABLE store.articles
DROP SCHEMA store CASCADE
ALTER TABLE store.articles ADD COLUMN x INTEGER
ALTER VIEW claims RENAME TO c
COMMENT ON TABLE store.articles IS 'x'
VACUUM
VACUUM ANALYZE
ANALYZE
CHECKPOINT
FORCE CHECKPOINT warehouse
BEGIN
COMMIT
ROLLBACK
SET memory_limit = '900GB'
SET enable_external_access = true
SET lock_configuration = false
SET disabled_filesystems = ''
SET temp_directory = '{f}/tmp'
SET log_query_path = '{f}/log'
SET SESSION threads = 64
RESET memory_limit
SET VARIABLE x = 1
PRAGMA enable_profiling
PRAGMA profiling_output = '{f}/profile'
PRAGMA database_list
PRAGMA memory_limit = '900GB'
PRAGMA force_checkpoint
CALL enable_logging(storage = 'file', storage_path = '{f}/log')
CALL pragma_version()
INSTALL httpfs
FORCE INSTALL httpfs
LOAD httpfs
LOAD '{f}/x.duckdb_extension'
UPDATE EXTENSIONS
PREPARE p AS COPY (SELECT 1) TO '{s}'
EXECUTE p
DEALLOCATE p
SELECT 1; DROP TABLE store.articles
SELECT 1; COPY (SELECT 'x') TO '{s}' (FORMAT csv, USE_TMP_FILE false)
;
""".strip().splitlines()
# What reads, but not the views.
ESCAPES = """
SELECT * FROM read_csv('/etc/hosts')
SELECT * FROM read_text('/etc/hosts')
SELECT * FROM read_blob('{s}')
SELECT * FROM read_text('{f}/claims.endpoints.json')
SELECT * FROM read_parquet('{f}/*')
SELECT * FROM glob('/etc/*')
SELECT * FROM sniff_csv('/etc/hosts')
SELECT * FROM '{s}'
FROM '/etc/hosts'
SELECT * FROM read_json('http://127.0.0.1:1/x')
SELECT * FROM 'https://example.org/x.parquet'
SELECT getenv('HOME')
FROM enable_logging(storage = 'file', storage_path = '{f}/log')
WITH gone AS (DELETE FROM store.articles RETURNING *) FROM gone
WITH made AS (INSERT INTO store.voices VALUES (1, 2, 3) RETURNING *) FROM made
FROM force_checkpoint()
SELECT nextval('store.none')
SELECT * FROM query('COPY (SELECT 1) TO ''{s}''')
""".strip().splitlines()
ENDLESS = """
SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b
WITH RECURSIVE r AS (SELECT 1::HUGEINT AS i UNION ALL SELECT i + 1 FROM r) SELECT max(i) FROM r
SELECT count(*) FROM range(100000000000) WHERE range % 7 = 8
""".strip().splitlines()
GREEDY = """
SELECT list(range) FROM range(1000000000)
SELECT string_agg(repeat('x', 1000000), '') FROM range(100000)
SELECT length(repeat('x', 4000000000)) FROM range(3)
SELECT DISTINCT range, repeat('x', 200) FROM range(500000000) ORDER BY 2, 1
""".strip().splitlines()


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asked") / "claims.duckdb"
    with duckdb.connect(str(path)) as connection:
        migrate(connection, "claims")
        ingest_accounts(connection, [account("north", 12), account("south", 30)], WAYS, NOW)
        publish(connection, path, reach)
    return path


def _held(path: Path) -> dict[str, str]:
    return {
        str(file.relative_to(path.parent)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(path.parent.rglob("*"))
        if file.is_file()
    }


def _filled(query: str, path: Path) -> str:
    return query.replace("{s}", str(snapshot_path(path))).replace("{f}", str(path.parent))


def test_what_does_not_only_read_is_refused(warehouse: Path) -> None:
    before = _held(warehouse)
    for query in WRITES:
        with pytest.raises(QueryError):
            only_reads(_filled(query, warehouse))
    assert _held(warehouse) == before


def test_what_reads_reads_the_views_alone(warehouse: Path) -> None:
    before = _held(warehouse)
    with reading(warehouse) as connection:
        for query in ESCAPES:
            with pytest.raises(duckdb.Error):
                connection.execute(_filled(query, warehouse)).fetchall()
        # Were the first wall to fall, the second stands: no file is opened any more.
        for query in (q for q in WRITES[:11] if "DATABASE" not in q):
            with pytest.raises(duckdb.Error):
                connection.execute(_filled(query, warehouse)).fetchall()
        assert connection.execute("SELECT count(*) FROM claims").fetchone() == (2,)
    assert _held(warehouse) == before


@pytest.mark.parametrize("query", ENDLESS + GREEDY)
def test_what_never_ends_is_ended(warehouse: Path, query: str) -> None:
    before, began = _held(warehouse), time.monotonic()
    with pytest.raises(QueryError, match=r"longer than it may|memory"):
        list(ask_apart(warehouse, query, 4.0).rows)
    assert time.monotonic() - began < 15
    assert _held(warehouse) == before


def test_rows_come_in_portions(warehouse: Path) -> None:
    found = ask_apart(warehouse, "SELECT range FROM range(100000000000)")
    assert found.columns == ("range",)
    assert next(found.rows)[:2] == [(0,), (1,)]
    found.rows.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "query",
    [
        "FROM claims", "SHOW TABLES", "DESCRIBE claims", "SUMMARIZE claims", "EXPLAIN FROM claims",
        "EXPLAIN ANALYZE SELECT 1", "PIVOT claims ON unit USING count(*) GROUP BY article_id",
        "VALUES (1)", "TABLE claims", "WITH c AS (FROM claims) SELECT count(*) FROM c;",
    ],
)  # fmt: skip
def test_what_reads_is_answered(warehouse: Path, query: str) -> None:
    with reading(warehouse) as connection:
        only_reads(query)
        assert connection.execute(query).fetchall()


def test_an_interrupt_ends_a_query(warehouse: Path) -> None:
    words = [COMMAND, "--warehouse", str(warehouse), "query", ENDLESS[0]]
    run = subprocess.Popen(words, stderr=subprocess.PIPE, text=True, start_new_session=True)
    time.sleep(2.5)
    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=10)
    assert (run.returncode, "Traceback" in said) == (1, False)


def test_the_command_streams_what_it_gets(warehouse: Path) -> None:
    words = [COMMAND, "--warehouse", str(warehouse), "query", "--json", "SELECT value FROM claims"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert sorted(json.loads(line)["value"] for line in done.stdout.splitlines()) == [12, 30]
