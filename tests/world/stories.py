"""What happened in the world: short made-up stories, each told by some outlets in words of theirs.

Towns, officials and streets belong to one story each, so that which figures speak of one thing is
known, and so is the number of contradictions.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

DATA = Path(__file__).parent / "data"
KINDS = ("flood", "fire", "bus", "march", "vaccines")


@dataclass(frozen=True, slots=True)
class Story:
    """One event: `killed` and `second` are its two figures, whatever they count (grammar.json)."""

    number: int
    kind: str
    town: str
    country: str
    river: str
    official: str
    street: str
    day: date
    killed: int
    second: int


@dataclass(frozen=True, slots=True)
class Telling:
    """A story in one outlet's words."""

    title: str
    paragraphs: tuple[str, ...]


def _rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def stories(start: datetime, days: int, chance: Random) -> list[Story]:
    """One story for each town, spread over the days."""
    towns, names = _rows("towns.tsv"), _rows("names.tsv")
    found = []
    for number, ((town, country, river), (given, family, street)) in enumerate(
        zip(towns, names, strict=True)
    ):
        found.append(
            Story(
                number,
                KINDS[number % len(KINDS)],
                town,
                country,
                river,
                f"{given} {family}",
                street,
                (start + timedelta(days=number % days)).date(),
                chance.randrange(13, 89),
                chance.randrange(211, 989),
            )
        )
    return found


def tell(
    story: Story, chance: Random, killed: int | None = None, second: int | None = None
) -> Telling:
    """The story in words drawn by chance; the figures may be other than the story's own."""
    grammar = json.loads((DATA / "grammar.json").read_text(encoding="utf-8"))[story.kind]
    words = {
        "town": story.town,
        "country": story.country,
        "river": story.river,
        "official": story.official,
        "street": story.street,
        "day": f"{story.day:%A}",
        "killed": killed or story.killed,
        "second": second or story.second,
    }

    def some(slot: str, count: int = 1) -> list[str]:
        return [text.format(**words) for text in chance.sample(grammar[slot], count)]

    first, toll, more = some("first")[0], some("toll")[0], some("second")[0]
    one, other = some("colour", 2)
    return Telling(some("title")[0], (f"{first} {one}", f"{toll} {more}", other))


def texts(telling: Telling) -> Sequence[str]:
    """Headline and paragraphs."""
    return (telling.title, *telling.paragraphs)
