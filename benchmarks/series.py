"""How long a batch takes to find what it must be compared with, from 100 thousand to 10 million.

    python -m benchmarks.series [claims ...]

Fills a store of made-up claims (`benchmarks.series_made`) step by step in a temporary folder and
loads the same kind of batch of 1,000 new claims at each size, as ingest does and with the real
judgement. Times are of the wall clock, in brackets those of all cores' work, which a busy machine
does not lengthen as much. The 10 million need about 6 GB of disk.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import duckdb

from benchmarks.series_made import FILING, KNOWLEDGE, NOW, batch, fill, last_day, prepare
from warehouse.file.connection import open_file
from warehouse.file.migrate import migrate
from warehouse.filing.judging import judge_with, measures_meet
from warehouse.ingest import Ways, ingest_accounts
from warehouse.records import Account, Comparison

SIZES = (100_000, 1_000_000, 3_000_000, 10_000_000)
STEP = 1_000_000
RUNS = 5  # after one to warm up


@dataclass(frozen=True, slots=True)
class Run:
    """One batch: seconds by stage, of the wall clock and of all cores' work; what was compared."""

    stages: dict[str, tuple[float, float]]
    pairs: int
    verdicts: Counter[str]

    @property
    def compared(self) -> tuple[float, float]:
        """Finding and judging."""
        found, judged = self.stages["candidates found"], self.stages["judged"]
        return found[0] + judged[0], found[1] + judged[1]


class Measured(Exception):
    """Raised before the commit, so that every batch meets the same store."""


def timed(connection: duckdb.DuckDBPyConnection, seed: int, day: date) -> Run:
    """One batch of its own, as ingest loads it."""
    accounts = list(batch(seed, day))
    marks: list[tuple[str, float, float]] = []
    asked: list[list[Comparison]] = []
    judge = judge_with(KNOWLEDGE)

    def reach(point: str) -> None:
        marks.append((point, time.perf_counter(), time.process_time()))
        if point == "before commit":
            raise Measured

    def counted(a: Account, b: Account) -> list[Comparison]:
        asked.append(list(judge(a, b)))
        return asked[-1]

    ways = Ways(FILING, counted, lambda alert, accounts: {}, reach, measures_meet)
    with suppress(Measured):
        ingest_accounts(connection, accounts, ways, NOW)
    stages = {b[0]: (b[1] - a[1], b[2] - a[2]) for a, b in pairwise(marks)}
    return Run(stages, len(asked), Counter(c.verdict for found in asked for c in found))


def main(sizes: list[int], tell: Callable[[str], None]) -> None:
    """Fill and measure at each size, printing a line each."""
    with tempfile.TemporaryDirectory() as folder:
        connection = open_file(Path(folder) / "bench.duckdb")
        migrate(connection, "bench")
        prepare(connection)
        done = 0
        for size in sizes:
            for first in range(done, size, STEP):
                fill(connection, first, min(first + STEP, size), max(sizes))
            done = size
            connection.checkpoint()
            tell(measured(connection, size, last_day(size, max(sizes))))
        connection.close()


def measured(connection: duckdb.DuckDBPyConnection, size: int, day: date) -> str:
    """The run of several that took the least work, as a line."""
    runs = [timed(connection, size + n, day) for n in range(RUNS + 1)][1:]
    best = min(runs, key=lambda run: run.compared)
    held = connection.execute("SELECT count(*) FROM store.series").fetchone()
    stages = "  ".join(
        f"{name} {1000 * wall:.0f} ms ({1000 * work:.0f})"
        for name, (wall, work) in [*best.stages.items(), ("compared", best.compared)]
    )
    verdicts = ", ".join(f"{count} {verdict}" for verdict, count in best.verdicts.most_common())
    of = f"{held[0] if held else 0:>10,} positions  {best.pairs:,} pairs of articles ({verdicts})"
    return f"{size:>11,} claims  {of}\n             {stages}"


if __name__ == "__main__":
    main([int(arg) for arg in sys.argv[1:]] or list(SIZES), print)
