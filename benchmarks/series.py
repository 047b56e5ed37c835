"""How long a batch takes to find what it must be compared with, from 100 thousand to 10 million.

    python benchmarks/series.py [claims ...]

Fills a store of made-up claims step by step in a temporary folder and loads the same kind of batch
of 1,000 new claims at each size, with the real judgement. Times are of the wall clock, in brackets
those of all cores' work, which a busy machine does not lengthen as much. The 10 million need about
6 GB of disk.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import duckdb

from extractors.figures.units import to_base
from extractors.meaning.classes import contains
from extractors.records import Quantity
from extractors.sources import same_source
from extractors.story import Story
from warehouse.appending import append
from warehouse.connection import open_file
from warehouse.ingest import Ways, ingest_accounts
from warehouse.judgement import Knowledge
from warehouse.judgement.measures import behaviour
from warehouse.judging import judge_with
from warehouse.migrate import migrate
from warehouse.packing import pack
from warehouse.records import Account
from warehouse.series import Filing

SIZES = (100_000, 1_000_000, 3_000_000, 10_000_000)
STEP = 1_000_000
ARTICLES, CLAIMS, PLACES = 250, 4, 40
NOW = datetime(2030, 1, 1, tzinfo=UTC)
MEASURES = [
    "killed", "injured", "displaced", "population", "troops", "revenue", "cases", "detained",
    "price", "in_need", "missing", "refugees", "destroyed", "aid", "jobs", "votes", "attacks",
    "struck", "rescued", "budget",
]  # fmt: skip
COUNTRIES = [chr(65 + i // 26 % 26) + chr(65 + i % 26) for i in range(400)]
KNOWLEDGE = Knowledge(lambda outer, inner: outer == inner, contains, to_base, same_source)
FILING = Filing(
    family=lambda measure: behaviour(measure).whole or measure,
    dimension=lambda unit: unit,
    levels=lambda place_id: (place_id, None, None),
)
WORDS = frozenset(f"word{n}" for n in range(120))
STORY = Story(
    date(2029, 1, 1), frozenset({"ann lee", "tom ray"}), frozenset(), frozenset({34}),
    frozenset({date(2029, 1, 1)}), frozenset({"flood"}), WORDS, frozenset(),
)  # fmt: skip


def keys() -> list[tuple[str, str]]:
    """Measure and country of every coarse key, in the order of their frequency."""
    pairs = [(measure, country) for country in COUNTRIES for measure in MEASURES]
    Random(1).shuffle(pairs)
    return pairs


def fill(connection: duckdb.DuckDBPyConnection, first: int, last: int, total: int) -> None:
    """Made-up claims `first` to `last` of `total` into the store."""
    script = Path(__file__).with_name("series_fill.sql").read_text("utf-8")
    sample = pack(replace(next(batch(0, last_day(first, total))), id="ARTICLE"))
    values: dict[str, object] = {"first": first, "last": last, "total": total, "keys": len(keys())}
    for statement in connection.extract_statements(script):
        named = {name: values[name] for name in statement.named_parameters if name in values}
        if "account" in statement.named_parameters:
            named["account"] = sample
        connection.execute(statement, named)


def claim(article: str, chance: Random, pairs: list[tuple[str, str]], day: date) -> Quantity:
    """A new claim, its key as skewed as those on file."""
    measure, country = pairs[int(len(pairs) * chance.random() ** 3)]
    value, place = float(10 + chance.randrange(5_000)), chance.randrange(PLACES)
    sentence = f"Officials counted {value:g} people in place {place}."
    return Quantity(
        article, sentence, 0, len(sentence), f"{value:g} people", 18, 26, value, value, value,
        value, value, "exact", None, "count", None, measure, "person", "people", f"Place {place}",
        f"{country}-{place}", country, day, day, "at", None, "asserted", "body", 1, "clause", None,
        True,
    )  # fmt: skip


def batch(seed: int, day: date) -> Iterator[Account]:
    """Articles of one day with 1,000 new claims in all, each a story of its own."""
    chance, pairs = Random(seed), keys()
    for number in range(ARTICLES):
        name = f"new-{seed}-{number}"
        quantities = tuple(claim(name, chance, pairs, day) for _ in range(CLAIMS))
        words = frozenset(f"word{chance.randrange(3_000)}" for _ in range(120))
        story = replace(STORY, words=words, days=frozenset({day}), names=frozenset({name}))
        yield Account(name, f"P{number}", day, name, None, NOW, quantities, story, name)


Stages = dict[str, tuple[float, float]]


class Measured(Exception):
    """Raised before the commit, so that every batch meets the same store."""


def timed(connection: duckdb.DuckDBPyConnection, seed: int, day: date) -> Stages:
    """Seconds of one batch by stage: by the wall clock, and of all cores' work."""
    accounts = list(batch(seed, day))
    marks: list[tuple[str, float, float]] = []

    def reach(point: str) -> None:
        marks.append((point, time.perf_counter(), time.process_time()))
        if point == "before commit":
            raise Measured

    ways = Ways(FILING, judge_with(KNOWLEDGE), lambda alert, accounts: {}, reach)
    with suppress(Measured):
        ingest_accounts(connection, accounts, ways, NOW)
    return {b[0]: (b[1] - a[1], b[2] - a[2]) for a, b in pairwise(marks)}


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """The keys of measures, countries and places, for the script that fills the store."""
    connection.execute(
        "CREATE TEMP TABLE bench_keys (n BIGINT, place BIGINT, measure VARCHAR, country VARCHAR,"
        " coarse_key UBIGINT, other_key UBIGINT, region_key UBIGINT)"
    )
    rows = []
    for number, (measure, country) in enumerate(keys()):
        made = claim("", Random(1), [(measure, country)], date(2030, 1, 1))
        coarse, other = FILING.key(made, country), FILING.key(made, None)
        for place in range(PLACES):
            region = FILING.places(replace(made, place_id=f"{country}-{place}"))[0]
            rows.append((number, place, measure, country, coarse, other, region))
    append(connection, "bench_keys", rows)


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


def last_day(size: int, total: int) -> date:
    """The day that the store has reached: it grows with time, three years in all."""
    return date(1970, 1, 1) + timedelta(days=18_500 + size * 1_095 // total)


def measured(connection: duckdb.DuckDBPyConnection, size: int, day: date) -> str:
    """The best of five batches, after one to warm up; comparing is finding and judging."""
    runs = [timed(connection, size + n, day) for n in range(6)][1:]
    best = min(runs, key=lambda run: sum(wall for wall, _ in run.values()))
    held = connection.execute("SELECT count(*) FROM store.series").fetchone()
    found, judged = best["candidates found"], best["judged"]
    compared = ("compared", (found[0] + judged[0], found[1] + judged[1]))
    stages = "  ".join(
        f"{name} {1000 * wall:.0f} ms ({1000 * work:.0f})"
        for name, (wall, work) in [*best.items(), compared]
    )
    return f"{size:>11,} claims  {held[0] if held else 0:>10,} positions  {stages}"


if __name__ == "__main__":
    main([int(arg) for arg in sys.argv[1:]] or list(SIZES), print)
