"""One writer at a time: who waits, how long, and what is said."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from warehouse.errors import WarehouseDamaged, WarehouseError, WarehouseLocked
from warehouse.file.connection import Patience, open_file, writing

HOLD = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); input()"


class Clock:
    """Time that passes only while someone sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.pauses: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.pauses.append(seconds)

    def patience(self) -> Patience:
        return Patience(lambda: self.now, self.sleep, lambda: 0.5, limit=5.0)


def holder(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stdout.readline() == "held\n"
    return process


def test_a_lock_is_waited_for_and_then_named(path: Path) -> None:
    clock, process = Clock(), holder(path)
    try:
        with pytest.raises(WarehouseLocked) as locked, writing(path, clock.patience()):
            pass
    finally:
        process.communicate("\n")
    assert locked.value.holder == process.pid
    assert f"in use by process {process.pid}; wait for it" in str(locked.value)
    assert clock.now >= 5.0
    assert clock.pauses[:3] == [0.02, 0.04, 0.08] and max(clock.pauses) == 1.0


def test_a_lock_that_is_released_is_taken(path: Path) -> None:
    clock, process = Clock(), holder(path)

    def release(seconds: float) -> None:
        clock.sleep(seconds)
        if len(clock.pauses) == 2:
            process.communicate("\n")

    patience = Patience(lambda: clock.now, release, lambda: 0.5)
    with writing(path, patience) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (0,)


def test_what_is_no_database_is_named(path: Path) -> None:
    path.write_text("<html>" * 1000)
    with pytest.raises(WarehouseDamaged, match=r"claims\.duckdb: the file is no DuckDB database"):
        open_file(path)


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/proc").exists(), reason="needs /proc")
def test_a_folder_that_cannot_be_made_is_named() -> None:
    with pytest.raises(WarehouseError, match="name another file with --warehouse"):
        open_file(Path("/proc/none/claims.duckdb"))


def test_who_waits_is_told_once_and_for_whom(path: Path) -> None:
    open_file(path).close()
    clock, told = Clock(), []
    patience = replace(clock.patience(), tell=told.append)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdin and holder.stdout
    try:
        holder.stdout.readline()
        with pytest.raises(WarehouseLocked), writing(path, patience):
            pass
    finally:
        holder.communicate(b"\n")
    (line,) = told
    assert f"in use by process {holder.pid}; waiting up to 5 s" in line


def test_a_new_file_is_one_that_duckdb_1_4_reads(path: Path) -> None:
    open_file(path).close()
    header = path.read_bytes()[:20]
    assert header[8:12] == b"DUCK"
    assert int.from_bytes(header[12:20], "little") <= 67  # the newest that DuckDB 1.4 reads
