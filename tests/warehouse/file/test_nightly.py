"""Compaction, backups, snapshots that are up to date, and damaged logs."""

import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.samples import NOW, WAYS, account
from warehouse.errors import WarehouseDamaged
from warehouse.file.connection import open_file
from warehouse.file.migrate import migrate
from warehouse.file.night import back_up, backups, compact
from warehouse.file.repair import repair
from warehouse.file.snapshot import snapshot_path
from warehouse.filing.candidates import MOST
from warehouse.ingest import ingest_accounts


def articles(path: Path) -> int:
    connection = open_file(path)
    row = connection.execute("SELECT count(*) FROM articles").fetchone()
    connection.close()
    assert row is not None
    return int(row[0])


def test_compaction_keeps_every_position(connection: duckdb.DuckDBPyConnection) -> None:
    batch = [account(f"n{value}", value) for value in range(40, 0, -1)]
    ingest_accounts(connection, batch, WAYS, NOW)
    ordered = "FROM store.series ORDER BY ALL"
    before = connection.execute(ordered).fetchall()
    compact(connection)
    assert connection.execute(ordered).fetchall() == before and len(before) == 40
    as_stored = connection.execute("SELECT day_to, coarse_key FROM store.series").fetchall()
    assert as_stored == sorted(as_stored)
    report = ingest_accounts(connection, [account("new", 99)], WAYS, NOW)
    assert (report.alerts, report.attached) == ((), MOST)


def test_backups_are_whole_and_the_oldest_go(
    connection: duckdb.DuckDBPyConnection, path: Path, tmp_path: Path
) -> None:
    ingest_accounts(connection, [account("north", 12)], WAYS, NOW)
    folder = tmp_path / "kept"
    for day in range(1, 5):
        made = back_up(connection, path, folder, date(2031, 5, day), keep=2)
    assert [file.name for file in backups(path, folder)] == [
        "claims.2031-05-03.duckdb",
        "claims.2031-05-04.duckdb",
    ]
    assert articles(made) == 1


def crashed(path: Path, tmp_path: Path) -> Path:
    """A file with one checkpointed article and a log with another, as a killed process left it."""
    connection = open_file(path)
    migrate(connection, str(path))
    ingest_accounts(connection, [account("north", 12)], WAYS, NOW)
    connection.checkpoint()
    ingest_accounts(connection, [account("south", 30)], WAYS, NOW)
    left = tmp_path / "left" / path.name
    left.parent.mkdir()
    shutil.copyfile(path, left)
    shutil.copyfile(f"{path}.wal", f"{left}.wal")
    connection.close()
    return left


def damaged(log: Path) -> bytes:
    """Zeros in the middle of what a log's entry holds, not in its length, which would end the log
    there as a torn write does; the log's bytes."""
    held = bytearray(log.read_bytes())
    text = held.index(b"https://south")
    held[text : text + 12] = bytes(12)
    log.write_bytes(held)
    return bytes(held)


def test_a_sound_log_is_replayed(path: Path, tmp_path: Path) -> None:
    left = crashed(path, tmp_path)
    found = repair(left, NOW)
    assert (found.set_aside, found.articles, found.last_load) == (None, 2, NOW)


def test_a_damaged_log_is_set_aside(path: Path, tmp_path: Path) -> None:
    left = crashed(path, tmp_path)
    log = left.with_name(f"{left.name}.wal")
    bytes_ = damaged(log)
    with pytest.raises(WarehouseDamaged, match="counterclaim repair"):
        open_file(left)
    found = repair(left, NOW)
    assert found.set_aside is not None and found.set_aside.read_bytes() == bytes_
    assert found.articles == articles(left) == 1
    again = open_file(left)
    report = ingest_accounts(again, [account("north", 12), account("south", 30)], WAYS, NOW)
    assert (report.articles, report.unchanged, len(report.alerts)) == (1, 1, 1)
    again.close()


def test_a_damaged_file_asks_for_the_backup(path: Path) -> None:
    path.write_bytes(b"\0" * 20_000)
    with pytest.raises(WarehouseDamaged, match="latest backup"):
        repair(path, NOW)


def test_the_snapshot_lies_beside_the_file() -> None:
    assert snapshot_path(Path("data/claims.duckdb")) == Path("data/claims.snapshot.duckdb")
