"""Killed at any named point and run again: nothing lost, nothing twice."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import paths
from warehouse.file.connection import open_file
from warehouse.file.query import run_query

ROOT = paths.ROOT
LOADING = (
    "before transaction", "staged", "candidates found", "judged", "loaded", "alerted",
    "before commit", "after commit", "before snapshot", "during snapshot", "after snapshot",
)  # fmt: skip
POINTS = [f"{batch} {point}" for batch in (1, 2) for point in LOADING] + [
    "3 sent", "3 recorded", "3 during snapshot",
]  # fmt: skip
TABLES = (
    "articles", "accounts", "claims", "series", "voices", "comparisons", "alerts", "outbox",
    "attempts",
)  # fmt: skip


def run(folder: Path, fatal: str) -> int:
    files = [str(folder / "claims.duckdb"), str(folder / "arrived.txt")]
    done = subprocess.run(
        [sys.executable, "-m", "tests.warehouse.file.crashing", *files, fatal], cwd=ROOT
    )
    return done.returncode


def rows(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = open_file(folder / "claims.duckdb")
    held = {
        table: connection.execute(f"FROM store.{table} ORDER BY ALL").fetchall() for table in TABLES
    }
    connection.close()
    return held


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    """What an uninterrupted run leaves behind."""
    folder = tmp_path_factory.mktemp("whole")
    assert run(folder, "never") == 0
    return rows(folder)


@pytest.mark.parametrize("point", POINTS)
def test_a_kill_loses_nothing_and_doubles_nothing(
    point: str, tmp_path: Path, whole: dict[str, list[tuple[object, ...]]]
) -> None:
    assert run(tmp_path, point) == -signal.SIGKILL
    assert run(tmp_path, "never") == 0
    assert rows(tmp_path) == whole
    snapshot = run_query(tmp_path / "claims.duckdb", "SELECT count(*) FROM deliveries")
    assert snapshot.rows == ((len(whole["attempts"]),),)
    arrived = (tmp_path / "arrived.txt").read_text().split()
    assert sorted(set(arrived)) == sorted(str(row[0]) for row in whole["outbox"])
    assert len(arrived) == len(set(arrived)) + (point == "3 sent")
