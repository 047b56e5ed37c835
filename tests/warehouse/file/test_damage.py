"""Damage is noticed before a copy takes the place of a good one; the good ones stay readable."""

import os
from datetime import date
from pathlib import Path
from random import Random

import duckdb
import pytest

from flows.runs.upkeep import FOLDER, copies_of
from tests.warehouse.file.test_nightly import crashed, damaged
from tests.warehouse.samples import NOW, WAYS, account, reach
from warehouse.errors import WarehouseDamaged, WarehouseError
from warehouse.file.connection import open_file
from warehouse.file.migrate import migrate
from warehouse.file.night import back_up
from warehouse.file.pace import Pace
from warehouse.file.query import run_query
from warehouse.file.repair import repair
from warehouse.file.snapshot import copy_whole, previous_path, publish, snapshot_path
from warehouse.file.soundness import check, is_sound
from warehouse.ingest import ingest_accounts

COUNT = "SELECT count(*), sum(value) FROM claims"
BLOCKS = 3 * 4096  # where a file's headers end


def filled(path: Path, articles: int = 60) -> None:
    """A file of several blocks, with a good snapshot and a good backup."""
    connection = open_file(path)
    migrate(connection, str(path))
    batch = [
        account(f"n{n}", float(n), text=Random(n).randbytes(900).hex()) for n in range(articles)
    ]
    ingest_accounts(connection, batch, WAYS, NOW)
    back_up(connection, path, path.parent / FOLDER, date(2031, 5, 1), 14)
    publish(connection, path, reach)
    connection.close()


def scribble(path: Path, seed: int) -> None:
    """Two kilobytes of other bytes somewhere in the data blocks."""
    chance = Random(seed)
    with path.open("r+b") as file:
        file.seek(chance.randrange(BLOCKS, path.stat().st_size - 2_048))
        file.write(chance.randbytes(2_048))


def test_a_damaged_file_takes_no_good_copy_s_place(path: Path) -> None:
    filled(path)
    good = run_query(path, COUNT)
    backup = path.parent / FOLDER / "claims.2031-05-01.duckdb"
    kept = {file: file.read_bytes() for file in (snapshot_path(path), backup)}
    noticed = 0
    whole = path.read_bytes()
    for seed in range(20):
        path.write_bytes(whole)
        scribble(path, seed)
        try:
            connection = open_file(path)
            try:
                publish(connection, path, reach)
                back_up(connection, path, path.parent / FOLDER, date(2031, 5, 1), 14)
            finally:
                connection.close()
        except (WarehouseError, duckdb.Error):
            noticed += 1
            assert {file: file.read_bytes() for file in kept} == kept
        assert run_query(path, COUNT) == good  # free blocks may be damaged: then all is well
        assert not list(path.parent.rglob("*.part"))
        for file, held in kept.items():
            file.write_bytes(held)
    assert noticed >= 10


def test_repair_reads_every_table_and_names_the_newest_good_copy(path: Path) -> None:
    filled(path)
    assert repair(path, NOW, copies_of(path)).rows > 60
    whole = path.read_bytes()
    snapshot, backup = snapshot_path(path), path.parent / FOLDER / "claims.2031-05-01.duckdb"
    os.utime(backup, (1, 1))
    said: list[str] = []
    for seed in range(12):
        path.write_bytes(whole)
        scribble(path, seed)
        try:
            repair(path, NOW, copies_of(path))
        except WarehouseDamaged as damage:
            said.append(str(damage))
    assert said and all(f"cp {snapshot}" in line for line in said)
    for seed in range(40):  # the newest is damaged, too
        scribble(snapshot, seed)
    assert not is_sound(snapshot)
    with pytest.raises(WarehouseDamaged, match=r"cp .*2031-05-01"):
        for seed in range(12):
            path.write_bytes(whole)
            scribble(path, seed)
            repair(path, NOW, copies_of(path))


def test_the_last_two_snapshots_are_kept(path: Path) -> None:
    filled(path)
    first = snapshot_path(path).read_bytes()
    connection = open_file(path)
    ingest_accounts(connection, [account("new", 5.0)], WAYS, NOW)
    publish(connection, path, reach)
    connection.close()
    assert previous_path(path).read_bytes() == first
    assert run_query(path, COUNT).rows[0][0] == 61
    check(previous_path(path), path)


def test_a_copy_follows_no_link(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    duckdb.connect(str(path)).close()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("another's")
    (tmp_path / "copy.duckdb.part").symlink_to(elsewhere)
    copy_whole(path, tmp_path / "copy.duckdb", reach)
    assert elsewhere.read_text() == "another's"
    assert is_sound(tmp_path / "copy.duckdb") and not (tmp_path / "copy.duckdb").is_symlink()


def test_a_link_to_a_warehouse_is_the_warehouse(path: Path, tmp_path: Path) -> None:
    filled(path)
    link = tmp_path / "linked" / "news.duckdb"
    link.parent.mkdir()
    link.symlink_to(path)
    assert snapshot_path(link) == snapshot_path(path)
    assert run_query(link, COUNT) == run_query(path, COUNT)


def test_repair_sets_the_log_aside_that_lies_beside_the_file(path: Path, tmp_path: Path) -> None:
    left = crashed(path, tmp_path)
    log = left.with_name(f"{left.name}.wal")
    damaged(log)
    link = tmp_path / "news.duckdb"
    link.symlink_to(left)
    found = repair(link, NOW)
    assert found.set_aside is not None and found.set_aside.parent == left.parent
    assert found.articles == 1 and not log.exists()


def test_snapshots_are_spaced_by_what_they_cost(
    connection: duckdb.DuckDBPyConnection, path: Path
) -> None:
    now = [0.0]
    made: list[float] = []

    def slow(point: str) -> None:
        if point == "before snapshot":
            made.append(now[0])
            now[0] += 2.0  # a copy takes two seconds

    pace = Pace(lambda: now[0])
    for _ in range(100):
        now[0] += 0.5  # a batch takes half a second
        pace.stored(connection, path, slow)
    assert 2 <= len(made) <= 5
    assert pace.owed
    pace.settle(connection, path, slow)
    pace.settle(connection, path, slow)
    assert not pace.owed and len(made) <= 6


def test_a_damaged_snapshot_is_told_of_and_made_anew(path: Path) -> None:
    filled(path)
    good = run_query(path, COUNT)
    for seed in range(40):
        scribble(snapshot_path(path), seed)
    with pytest.raises(WarehouseDamaged, match="counterclaim repair"):
        run_query(path, "SELECT max(text) FROM store.articles")
    assert repair(path, NOW, copies_of(path)).renewed == snapshot_path(path)
    assert run_query(path, COUNT) == good
    assert repair(path, NOW, copies_of(path)).renewed is None
