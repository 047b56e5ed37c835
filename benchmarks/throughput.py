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
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import anyio

from benchmarks.pages import Maker
from benchmarks.serving import serving
from extractors.article import read_article
from extractors.claims import Reader
from extractors.records import Article, Page
from flows.feeds.gathering_pages import going_out
from flows.runs.ingesting import BATCH, load
from flows.settings import Settings
from flows.web.addresses import guard_of
from flows.web.fetching import Wanted, fetch_all
from flows.workers.batches import batches
from flows.workers.portions import PORTION
from flows.workers.resources import shared_reader
from flows.world import World, real_world
from warehouse.file.query import run_query
from warehouse.filing.accounts import accounts_of
from warehouse.records import Account

SEED = 20
ARTICLES = 2_000
SAMPLE = 200  # articles that the stages are timed on
T = TypeVar("T")

_TICKS = os.sysconf("SC_CLK_TCK")
_CORES = 2
_COMMAND = "from flows.cli import main; main()"
_COUNTS = """
SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM claims),
    (SELECT count(*) FROM comparisons)
"""
_SETTINGS = 'allow_networks = ["127.0.0.0/8"]\nhost_gap = 0.0\n'


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
    rate = whole.articles / whole.seconds
    alone = whole.articles / (whole.processor / _CORES)
    print(
        f"{whole.articles} articles, {whole.claims} claims, {whole.comparisons} comparisons\n"
        f"  in all          {rate:7.1f} articles/s in {whole.seconds:.0f} s;"
        f" memory {whole.memory:.0f} MiB\n"
        f"                  {alone:7.1f} articles/s if {whole.processor:.0f} s of processor time"
        f" were had from {_CORES} idle cores"
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
    reader = shared_reader()
    maker = Maker(SEED, reader.gazetteer)
    made = [maker.page(number) for number in range(min(SAMPLE, count))]
    site = feed.rpartition("/")[0]
    pages = [Page(m.path, html=m.html, published=m.published, url=site + m.path) for m in made]
    articles, read = _timed(lambda: [read_article(page) for page in pages])
    accounts, extracted = _timed(lambda: list(_extracted(articles, reader)))
    settings = Settings(folder / "stage.duckdb", guard=guard_of(["127.0.0.0/8"]), host_gap=0.0)
    with real_world(settings) as world:
        _, fetched = _timed(lambda: anyio.run(_fetch, [site + m.path for m in made], world))
        _, loaded = _timed(lambda: _load(accounts, world))
    stages = {"fetch": fetched, "read": read, "extract": extracted, "judge and store": loaded}
    return list(stages.items())


def _extracted(articles: Sequence[Article], reader: Reader) -> Iterator[Account]:
    for portion in batches(articles, PORTION):
        yield from accounts_of(portion, reader, datetime.now(UTC))


async def _fetch(urls: Sequence[str], world: World) -> None:
    async with going_out(world, world.clock() + timedelta(minutes=10)) as web:
        await fetch_all(web, [Wanted(url) for url in urls])


def _load(accounts: Sequence[Account], world: World) -> None:
    for batch in batches(accounts, BATCH):
        load(batch, world)


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    """Seconds of processor time of this process: what it takes on a core of its own."""
    began = time.process_time()
    result = work()
    return result, time.process_time() - began


if __name__ == "__main__":
    run(*map(int, sys.argv[1:2]))
