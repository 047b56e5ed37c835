"""Killed at any named point and run again: nothing lost, nothing twice."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import paths
from warehouse.file.connection import open_file
from warehouse.file.query import run_query

ROOT = paths.ROOT
LOADING = (
    "before transaction", "staged", "events filed", "candidates found", "judged", "loaded",
    "alerted", "before commit", "after commit", "before snapshot", "during snapshot",
    "after snapshot",
)  # fmt: skip
# The first batch meets an empty file: what holds for the second, which finds all, is tried first.
FIRST = [pytest.param(f"1 {point}", marks=pytest.mark.slow) for point in LOADING]
POINTS = [*FIRST, *(f"2 {point}" for point in LOADING), "3 sent", "3 recorded"]
TABLES = (
    "articles", "accounts", "claims", "series", "voices", "comparisons", "alerts", "outbox",
    "attempts",
)  # fmt: skip


Run = Callable[[Path, str], int]


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    """Starts the job in a folder, to be killed at a point; gives its exit status."""
    words = [sys.executable, "-m", "tests.warehouse.file.crashing"]
    with subprocess.Popen(
        words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdin and server.stdout
        given, answers = server.stdin, server.stdout

        def ask(folder: Path, fatal: str) -> int:
            given.write(f"{folder / 'claims.duckdb'}\t{folder / 'arrived.txt'}\t{fatal}\n")
            given.flush()
            return int(answers.readline())

        yield ask


def rows(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = open_file(folder / "claims.duckdb")
    held = {
        table: connection.execute(f"FROM store.{table} ORDER BY ALL").fetchall() for table in TABLES
    }
    connection.close()
    return held


@pytest.fixture(scope="module")
def whole(
    run: Run, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[tuple[object, ...]]]:
    """What an uninterrupted run leaves behind."""
    folder = tmp_path_factory.mktemp("whole")
    assert run(folder, "never") == 0
    return rows(folder)


@pytest.mark.parametrize("point", POINTS)
def test_a_kill_loses_nothing_and_doubles_nothing(
    point: str, tmp_path: Path, run: Run, whole: dict[str, list[tuple[object, ...]]]
) -> None:
    assert run(tmp_path, point) == -signal.SIGKILL
    assert run(tmp_path, "never") == 0
    assert rows(tmp_path) == whole
    snapshot = run_query(tmp_path / "claims.duckdb", "SELECT count(*) FROM deliveries")
    assert snapshot.rows == ((len(whole["attempts"]),),)
    arrived = (tmp_path / "arrived.txt").read_text().split()
    assert sorted(set(arrived)) == sorted(str(row[0]) for row in whole["outbox"])
    assert len(arrived) == len(set(arrived)) + (point == "3 sent")
