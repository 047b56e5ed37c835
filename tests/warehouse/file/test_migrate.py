"""The schema's steps: in order, once, whole, and never on a newer file."""

from pathlib import Path

import duckdb
import pytest

from warehouse.errors import WarehouseTooNew
from warehouse.file.connection import open_file
from warehouse.file.migrate import migrate, version
from warehouse.file.sqlfiles import Migration, migrations, sql

GOOD = Migration(900, "0900_good.sql", "CREATE TABLE store.added (n INTEGER);")
BAD = Migration(901, "0901_bad.sql", "CREATE TABLE store.half (n INTEGER); SELECT nothing;")


def test_the_steps_are_numbered_without_gaps() -> None:
    assert [step.version for step in migrations()] == list(range(1, len(migrations()) + 1))


def test_a_file_is_brought_up_to_date_once(connection: duckdb.DuckDBPyConnection) -> None:
    assert version(connection) == migrations()[-1].version
    assert migrate(connection, "again") == version(connection)
    names = connection.execute("SELECT name FROM store.schema_version").fetchall()
    assert [name for (name,) in names] == [step.name for step in migrations()]


def test_a_step_that_fails_leaves_the_steps_before_it(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    with pytest.raises(duckdb.Error):
        migrate(connection, "claims.duckdb", (*migrations(), GOOD, BAD))
    assert version(connection) == GOOD.version
    tables = connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    assert ("added",) in tables and ("half",) not in tables


def test_a_newer_file_is_refused_and_left_alone(path: Path) -> None:
    connection = open_file(path)
    migrate(connection, str(path), (*migrations(), GOOD))
    with pytest.raises(WarehouseTooNew) as refused:
        migrate(connection, str(path))
    assert str(refused.value) == (
        f"{path}: its schema is version 900, this counterclaim knows versions up to "
        f"{migrations()[-1].version}; update counterclaim, or name another file with --warehouse"
    )
    assert version(connection) == GOOD.version
    connection.close()


def test_claims_filed_before_they_had_a_standing_stand(path: Path) -> None:
    with duckdb.connect(str(path)) as older:
        older.execute(sql("schema_version"))
        for step in migrations()[:11]:
            older.execute(step.sql)
            values = {"version": step.version, "name": step.name}
            older.execute(sql("schema_version_add"), values)
        older.execute(
            "INSERT INTO store.claims BY NAME SELECT 1 AS claim_key, 2 AS article_key,"
            " 0 AS revision, 0 AS ordinal, false AS carried, 3 AS series_key, 4 AS stance_key,"
            " DATE '2031-05-04' AS as_of, 'a' AS article_id, '' AS sentence, '12' AS quote,"
            " 'exact' AS hedge, 'count' AS unit, 'killed' AS measure, 'asserted' AS modality,"
            " 'body' AS part, 0 AS paragraph, true AS consistent"
        )
        migrate(older, "older")
        found = older.execute("SELECT standing, event, share, owner, event_via FROM store.claims")
        assert found.fetchall() == [("stands", None, None, None, None)]
