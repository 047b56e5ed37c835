"""How many articles a second go from a web server to stored verdicts, and in how much memory.

python -m benchmarks.throughput [articles]

The whole is `counterclaim ingest` on a feed of made pages (benchmarks/pages.py), start and end of
the command included. The stages are timed one by one in this process, on one core each.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import anyio

from benchmarks.pages import Maker
from benchmarks.serving import serving
from extractors.article import read_article
from extractors.records import Page
from flows.addresses import guard_of
from flows.fetching import Wanted, fetch_all
from flows.filing import ways_of
from flows.isolation import Limits, Workers
from flows.resources import shared_reader
from flows.settings import Settings
from flows.transport import new_client
from flows.world import World, patience
from warehouse.accounts import accounts_of
from warehouse.connection import writing
from warehouse.ingest import ingest_accounts
from warehouse.query import run_query
from warehouse.records import Account

SEED = 20
ARTICLES = 2_000
SAMPLE = 200  # articles that the stages are timed on
T = TypeVar("T")

_TICKS = os.sysconf("SC_CLK_TCK")
_COMMAND = "from flows.cli import main; main()"
_COUNTS = """
SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM claims),
    (SELECT count(*) FROM comparisons)
"""
_SETTINGS = 'allow_networks = ["127.0.0.0/8"]\n'


@dataclass(frozen=True, slots=True)
class Whole:
    """One run of the command: wall and processor seconds, peak memory in MiB, what was stored."""

    seconds: float
    processor: float
    memory: float
    articles: int
    claims: int
    comparisons: int


def run(count: int = ARTICLES) -> None:
    """Print articles a second, in all and by stage."""
    with serving(SEED, count) as feed, tempfile.TemporaryDirectory() as folder:
        whole = _whole(feed, Path(folder))
        stages = _stages(feed, Path(folder), count)
    print(
        f"{whole.articles} articles, {whole.claims} claims, {whole.comparisons} comparisons: "
        f"{whole.articles / whole.seconds:.1f} articles/s in all ({whole.seconds:.0f} s, "
        f"{whole.processor:.0f} s of processor time), memory {whole.memory:.0f} MiB"
    )
    for name, seconds in stages:
        each = seconds / min(SAMPLE, count)
        print(f"  {name:14}  {1 / each:7.1f} articles/s on one core, {1000 * each:5.1f} ms each")


def _whole(feed: str, folder: Path) -> Whole:
    settings = folder / "counterclaim.toml"
    settings.write_text(_SETTINGS)
    warehouse = folder / "whole.duckdb"
    options = ["--settings", str(settings), "--warehouse", str(warehouse), "ingest", feed]
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", _COMMAND, *options]) as command:
        watch = _Watch(command.pid)
        watch.start()
        command.wait()
        watch.over.set()
        watch.join()
    seconds = time.perf_counter() - began
    return Whole(seconds, watch.processor, watch.memory / 1024, *_stored(warehouse))


def _stored(warehouse: Path) -> tuple[int, int, int]:
    answer = run_query(warehouse, _COUNTS)
    articles, claims, comparisons = (int(str(count)) for count in answer.rows[0])
    return articles, claims, comparisons


class _Watch(threading.Thread):
    """Watches what a process and its descendants take together.

    `memory` is the peak in KiB, of proportional set sizes: what workers share with the process
    they were forked from counts once. `processor` is in seconds, of processes that have ended too.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self.over = threading.Event()
        self.memory = 0
        self.processor = 0.0

    def run(self) -> None:
        while not self.over.wait(0.5):
            tree = _tree(self._pid)
            self.memory = max(self.memory, sum(map(_share, tree)))
            self.processor = max(self.processor, sum(tree.values()))


def _tree(root: int) -> dict[int, float]:
    """A process and its descendants with their processor seconds; 0 for a process that is gone."""
    parents, used = {}, {root: 0.0}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(stat.parent.name)] = int(words[1])
        # user and system time of the process itself and of its children that were waited for
        used[int(stat.parent.name)] = sum(map(int, words[11:15])) / _TICKS
    tree = {root}
    while more := {pid for pid, parent in parents.items() if parent in tree} - tree:
        tree |= more
    return {pid: used[pid] for pid in tree}


def _share(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _stages(feed: str, folder: Path, count: int) -> list[tuple[str, float]]:
    reader = shared_reader(None)
    maker = Maker(SEED, reader.gazetteer)
    made = [maker.page(number) for number in range(min(SAMPLE, count))]
    site = feed.rpartition("/")[0]
    pages = [Page(m.path, html=m.html, published=m.published, url=site + m.path) for m in made]
    articles, read = _timed(lambda: [read_article(page) for page in pages])
    accounts, extracted = _timed(
        lambda: [
            account
            for start in range(0, len(articles), 8)
            for account in accounts_of(articles[start : start + 8], reader, datetime.now(UTC))
        ]
    )
    _, fetched = _timed(lambda: anyio.run(_fetch, [site + m.path for m in made]))
    _, loaded = _timed(lambda: _load(accounts, folder / "stage.duckdb"))
    return [
        ("fetch", fetched),
        ("read", read),
        ("extract", extracted),
        ("judge and store", loaded),
    ]


async def _fetch(urls: list[str]) -> None:
    async with new_client(guard_of(["127.0.0.0/8"]), "counterclaim-benchmark") as client:
        await fetch_all(client, [Wanted(url) for url in urls])


def _load(accounts: list[Account], warehouse: Path) -> None:
    with Workers(1, Limits(), []) as idle, writing(warehouse, patience()) as connection:
        world = World(
            Settings(warehouse), shared_reader(None), idle, lambda: datetime.now(UTC),
            lambda: 0.5, patience(), lambda point: None,
        )  # fmt: skip
        ways = ways_of(world)
        for start in range(0, len(accounts), 100):
            ingest_accounts(connection, accounts[start : start + 100], ways, datetime.now(UTC))


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    began = time.process_time()
    result = work()
    return result, time.process_time() - began


if __name__ == "__main__":
    run(*map(int, sys.argv[1:2]))
