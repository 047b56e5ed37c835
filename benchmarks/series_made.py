"""Made-up claims for `benchmarks.series`: those that fill the store, and batches of new ones.

Keys are skewed (a few wars and markets make most of the news). What is measured in a place stays
near one value, so that most accounts agree; events of one place are told apart by their stories.
An article on file is filed with its own claims and a story in the words of its event, so that a
candidate costs what a real one does: its account is read back, and asked gate by gate.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from random import Random

import duckdb

from extractors.events.story import Story
from extractors.figures.units import to_base
from extractors.meaning.classes import contains
from extractors.measures import behaviour
from extractors.records import Event, Quantity
from extractors.sources import same_source
from warehouse.events.evidence import Atlas
from warehouse.file.appending import append
from warehouse.filing.packing import pack
from warehouse.filing.series import Filing
from warehouse.judgement import Knowledge
from warehouse.records import Account

ARTICLES, CLAIMS, PLACES = 250, 4, 40
KIND, OF_EVENT, EVENT_WORDS = "crash", 2, 10  # an article's event, and its claims about it
STORIES, WORDS = 2_000, 120  # different word lists, and words in each
ODD = 0.1  # of the new claims of a level give another figure than is usual
DAYS = 1_095  # that a store spans
FIRST = date(1970, 1, 1) + timedelta(days=18_500)
NOW = datetime(2030, 1, 1, tzinfo=UTC)
MEASURES = [
    "killed", "injured", "displaced", "population", "troops", "revenue", "cases", "detained",
    "price", "in_need", "missing", "refugees", "destroyed", "aid", "jobs", "votes", "attacks",
    "struck", "rescued", "budget",
]  # fmt: skip
COUNTRIES = [chr(65 + i // 26 % 26) + chr(65 + i % 26) for i in range(400)]
ATLAS = Atlas(lambda outer, inner: outer == inner, lambda _: 3, lambda _: 0)
KNOWLEDGE = Knowledge(ATLAS.holds, contains, to_base, same_source, ATLAS)
FILING = Filing(
    family=lambda measure: behaviour(measure).whole or measure,
    dimension=lambda unit: unit,
    levels=lambda place_id: (place_id, None, None),
)


def last_day(size: int, total: int) -> date:
    """The day that a store of this size has reached: it grows with time, three years in all."""
    return FIRST + timedelta(days=size * DAYS // total)


def keys() -> list[tuple[str, str]]:
    """Measure and country of every coarse key, in the order of their frequency."""
    pairs = [(measure, country) for country in COUNTRIES for measure in MEASURES]
    Random(1).shuffle(pairs)
    return pairs


def usual(measure: str, key: int, place: int) -> int | None:
    """What is mostly reported for a key in one of its places; None of what each event has anew."""
    if behaviour(measure).nature not in ("level", "flow"):
        return None
    return 10 + Random(key * PLACES + place).randrange(5_000)


def words_of(number: int) -> frozenset[str]:
    """The content words of a story: two share some by chance."""
    chance = Random(number)
    return frozenset(f"word{chance.randrange(3_000)}" for _ in range(WORDS))


def claim(
    article: str, key: tuple[str, str], place: int, value: float, day: date, slot: int
) -> Quantity:
    """A claim of one day; those of the first slots are about the article's event."""
    measure, country = key
    sentence = f"Officials counted {value:g} people in place {place}."
    return Quantity(
        article, sentence, 0, len(sentence), f"{value:g} people", 18, 26, value, value, value,
        value, value, "exact", None, "count", None, measure, "person", "people", f"Place {place}",
        f"{country}-{place}", country, day, day, "at", None, "asserted", "body", 1, "clause", None,
        True, "stands", None, None, *((0, "event", KIND, "clause") if slot < OF_EVENT else ()),
    )  # fmt: skip


def event(first: Quantity, words: frozenset[str], day: date) -> Event:
    """The event that an article is on, in the place of its first claim."""
    some = frozenset(sorted(words)[:EVENT_WORDS])
    return Event(
        0, KIND, False, None, first.place, first.place_id, first.country, frozenset(), day, day,
        "clause", words=some,
    )  # fmt: skip


def story(words: frozenset[str], day: date, *names: str) -> Story:
    """A story of one day."""
    days, kinds = frozenset({day}), frozenset({"flood"})
    return Story(day, frozenset(names), frozenset(), frozenset({34}), days, kinds, words)


def batch(seed: int, day: date) -> Iterator[Account]:
    """Articles of one day with 1,000 new claims in all, each a story of its own."""
    chance, pairs = Random(seed), keys()
    for number in range(ARTICLES):
        name, told = f"new-{seed}-{number}", []
        for _ in range(CLAIMS):
            key, place = int(len(pairs) * chance.random() ** 3), chance.randrange(PLACES)
            value = usual(pairs[key][0], key, place) or 10 + chance.randrange(5_000)
            odd = chance.random() < ODD
            value *= 1.5 if odd else 1.0
            told.append(claim(name, pairs[key], place, value, day, len(told)))
        words = words_of(STORIES + seed * ARTICLES + number)
        marks, events = story(words, day, name, "ann lee"), (event(told[0], words, day),)
        made = Account(name, f"P{number}", day, name, None, NOW, tuple(told), marks, name)
        yield replace(made, events=events)


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """The keys of measures, countries and places, and the stories' words, for `fill`."""
    for statement in _statements(connection, "series_tables.sql"):
        connection.execute(statement)
    rows = []
    for number, (measure, country) in enumerate(keys()):
        made = claim("", (measure, country), 0, 1.0, NOW.date(), CLAIMS)
        coarse, other = FILING.key(made, country), FILING.key(made, None)
        for place in range(PLACES):
            region = FILING.places(replace(made, place_id=f"{country}-{place}"))[0]
            held = (measure, country, coarse, other, region, usual(measure, number, place))
            rows.append((number, place, *held))
    append(connection, "bench_keys", rows)
    packed = ((n, pack(_with_words(n))) for n in range(STORIES))
    append(connection, "bench_stories", ((n, _marked(text)) for n, text in packed))


def fill(connection: duckdb.DuckDBPyConnection, first: int, last: int, total: int) -> None:
    """Made-up claims `first` to `last` of `total` into the store."""
    values = {"first": first, "last": last, "total": total, "keys": len(keys())}
    for statement in _statements(connection, "series_fill.sql"):
        named = {name: values[name] for name in statement.named_parameters}
        connection.execute(statement, named)


def _statements(connection: duckdb.DuckDBPyConnection, name: str) -> list[duckdb.Statement]:
    script = files("benchmarks").joinpath(name).read_text("utf-8")
    return connection.extract_statements(script)


# Numbers and days that stand in a packed account for those of the article that is filed.
_VALUES = tuple(float(700_001 + slot) for slot in range(CLAIMS))
_DAY = date(2001, 2, 3)


def _with_words(number: int) -> Account:
    """An account with a story's words and, for its article and claims, marks to be replaced."""
    told = tuple(
        claim("@A@", (f"@M{slot}@", f"@C{slot}@"), slot, value, _DAY, slot)
        for slot, value in enumerate(_VALUES)
    )
    told = tuple(
        replace(q, place=f"@P{slot}@", place_id=f"@I{slot}@") for slot, q in enumerate(told)
    )
    words = words_of(number)
    marks, events = story(words, _DAY, "ann lee", "tom ray"), (event(told[0], words, _DAY),)
    made = Account("@A@", "@O@", _DAY, "Title of @A@", None, NOW, told, marks)
    return replace(made, events=events)


def _marked(packed: str) -> str:
    """The packed account as a template of SQL's `format`."""
    text = packed.replace("{", "{{").replace("}", "}}")
    text = text.replace("@A@", "{0}").replace("@O@", "{1}").replace(_DAY.isoformat(), "{2}")
    for slot, value in enumerate(_VALUES):
        first = 3 + 5 * slot
        marks = (f"@M{slot}@", f"@C{slot}@", f"@P{slot}@", f"@I{slot}@")
        for number, mark in enumerate(marks):
            text = text.replace(mark, f"{{{first + number}}}")
        text = text.replace(f"{value:g}", f"{{{first + 4}}}")
    return text
