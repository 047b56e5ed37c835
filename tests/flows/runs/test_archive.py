"""Backups as Parquet: restored they are the warehouse, row by row; damaged ones are refused."""

import json
from datetime import UTC, datetime

import duckdb
import pytest

from flows.runs.ingesting import ingest
from tests.paths import ROOT
from warehouse.errors import WarehouseDamaged, WarehouseError
from warehouse.file.archive import archive, parquet_of, restore
from warehouse.file.connection import writing
from warehouse.file.query import run_query

NOW = datetime(2024, 5, 1, tzinfo=UTC)


@pytest.fixture
def loaded(world_at, tmp_path):
    """The seeds on file, and a backup of them."""
    world = world_at(tmp_path)
    ingest([str(ROOT / "seeds" / "feed.xml")], world)
    with writing(world.settings.warehouse, world.patience) as connection:
        archive(connection, tmp_path / "backup", NOW)
    return world, tmp_path / "backup"


def everything(path):
    """Every row of every table but the digest of the views, in the order of the file."""
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'store' ORDER BY ALL"
        ).fetchall()
        return {
            name: connection.execute(f"SELECT * FROM store.{name}").fetchall() for (name,) in tables
        }


def test_what_is_restored_is_the_warehouse_row_by_row(loaded, tmp_path):
    world, backup = loaded
    target = tmp_path / "again.duckdb"
    made = restore(backup, target)
    original = everything(world.settings.warehouse)
    assert made.rows["claims"] == len(original["claims"]) > 20
    assert everything(target) == original
    with writing(target, world.patience) as connection:
        answers = {
            view: connection.execute(f"SELECT count(*) FROM {view}").fetchone()
            for view in ("claims", "alerts", "timeline")
        }
    for view, count in answers.items():
        assert run_query(world.settings.warehouse, f"SELECT count(*) FROM {view}").rows == (count,)


def test_a_restored_warehouse_goes_on_where_the_other_stopped(loaded, tmp_path, world_at):
    _, backup = loaded
    world = world_at(tmp_path / "elsewhere")
    restore(backup, world.settings.warehouse)
    report = ingest([str(ROOT / "seeds" / "feed.xml")], world)
    assert (report.articles, report.unchanged, report.alerts) == (0, 5, ())


def test_a_backup_that_lost_a_byte_is_refused_and_nothing_is_made(loaded, tmp_path):
    _, backup = loaded
    file = backup / "claims.parquet"
    body = bytearray(file.read_bytes())
    body[len(body) // 2] ^= 1
    file.write_bytes(body)
    with pytest.raises(WarehouseDamaged, match=r"claims\.parquet.*not as it was written"):
        restore(backup, tmp_path / "again.duckdb")
    assert not (tmp_path / "again.duckdb").exists()


def test_what_is_there_is_not_touched(loaded):
    world, backup = loaded
    before = world.settings.warehouse.read_bytes()
    with pytest.raises(WarehouseError, match="is there already"):
        restore(backup, world.settings.warehouse)
    assert world.settings.warehouse.read_bytes() == before


def test_a_backup_of_a_newer_version_and_a_folder_that_is_none_are_refused(loaded, tmp_path):
    _, backup = loaded
    with pytest.raises(WarehouseError, match="holds no backup"):
        restore(tmp_path, tmp_path / "again.duckdb")
    manifest = backup / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"schema": 10_000}))
    with pytest.raises(WarehouseError, match="newer counterclaim"):
        restore(backup, tmp_path / "again.duckdb")


def test_lines_become_parquet_with_their_types(tmp_path):
    lines, file = tmp_path / "rows.jsonl", tmp_path / "rows.parquet"
    lines.write_text('{"n": 1, "x": 2.5, "day": "2024-05-01", "name": "=a"}\n' * 3)
    assert parquet_of(lines, file) == 3
    with duckdb.connect() as connection:
        found = connection.execute(
            "SELECT typeof(n), typeof(x), typeof(day), name FROM read_parquet($file) LIMIT 1",
            {"file": str(file)},
        ).fetchall()
    assert found == [("BIGINT", "DOUBLE", "DATE", "=a")]
