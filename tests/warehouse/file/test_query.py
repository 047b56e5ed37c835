"""Read-only SQL over the snapshot."""

from pathlib import Path

import duckdb
import pytest

from tests.warehouse.samples import NOW, WAYS, account, reach
from warehouse.errors import QueryError, WarehouseDamaged, WarehouseMissing
from warehouse.file.query import reading, run_query
from warehouse.file.snapshot import publish, snapshot_path
from warehouse.ingest import ingest_accounts


@pytest.fixture
def published(connection: duckdb.DuckDBPyConnection, path: Path) -> Path:
    ingest_accounts(connection, [account("north", 12)], WAYS, NOW)
    publish(connection, path, reach)
    return path


def test_columns_and_rows(published: Path) -> None:
    answer = run_query(published, "SELECT article_id, value FROM claims WHERE value > $n", {"n": 3})
    assert (answer.columns, answer.rows) == (("article_id", "value"), (("north", 12.0),))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT nope FROM claims", "DESCRIBE claims"),
        ("SELECT * FROM nope", "SHOW TABLES"),
        ("SELEC 1", "check the SQL"),
        ("INSERT INTO store.feeds (url, failures, state) VALUES ('u', 0, 'active')", "read-only"),
        ("SELECT * FROM read_csv('/etc/hosts')", "nothing else"),
        ("ATTACH 'other.duckdb'", "nothing else"),
        ("COPY claims TO 'claims.csv'", "nothing else"),
        ("SET enable_external_access = true", "nothing else"),
        ("INSTALL httpfs", "nothing else"),
    ],
)
def test_what_a_query_may_not_do(published: Path, query: str, said: str) -> None:
    with pytest.raises(QueryError) as refused:
        run_query(published, query)
    message = str(refused.value)
    assert said in message and query.split()[0] in message and "\n" not in message


def test_without_a_snapshot(path: Path) -> None:
    with pytest.raises(WarehouseMissing, match="counterclaim ingest"):
        run_query(path, "SELECT 1")


def test_a_snapshot_that_is_no_database(path: Path) -> None:
    snapshot_path(path).write_bytes(b"no database" * 1000)
    with pytest.raises(WarehouseDamaged, match="no DuckDB database"):
        run_query(path, "SELECT 1")


def test_an_open_reader_keeps_its_snapshot(
    published: Path, connection: duckdb.DuckDBPyConnection
) -> None:
    with reading(published) as old:
        ingest_accounts(connection, [account("south", 30)], WAYS, NOW)
        publish(connection, published, reach)
        assert old.execute("SELECT count(*) FROM claims").fetchone() == (1,)
        assert run_query(published, "SELECT count(*) FROM claims").rows == ((2,),)
