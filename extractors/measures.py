"""What a measure is: how it behaves in time, what it holds, counts and sums, whose it is.

The table is `data/measures.tsv`; its header says what each column means.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from extractors.errors import TableError
from extractors.tables import Row, rows

TABLE = "measures.tsv"
Nature = Literal["total", "level", "event", "flow"]
People = Literal["all", "named", "-"]
Owned = Literal["owner", "place", "country", "party", "-"]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A measure; see the header of the table for what each column means."""

    nature: Nature
    drift: float
    near: int
    whole: str | None
    people: People = "-"
    summed: bool = False
    topped: bool = False
    owned: Owned = "-"
    rate: bool = False
    planned: bool = False
    followed: bool = False


# An open measure ("sell:car") says nothing of itself: it is taken for something that was done once,
# of which time explains no change.
OPEN = Behaviour("event", 0.0, 10, None, planned=True)


def behaviour(measure: str | None) -> Behaviour:
    """The behaviour of a measure; that of an event for one the table does not hold."""
    return _table().get(measure, OPEN) if measure else OPEN


@cache
def known_measures() -> frozenset[str]:
    """The measures that have a name of their own; open ones ("sell:car") are any number."""
    return frozenset(_table())


def holds(outer: str, inner: str) -> bool:
    """Whether a figure of measure `inner` is always part of one of `outer` (killed, casualties)."""
    return behaviour(inner).whole == outer


@cache
def people() -> frozenset[str]:
    """Measures that count people whatever the noun: no noun tells two figures of one apart."""
    return _where(lambda row: row.people == "all")


@cache
def of_people() -> frozenset[str]:
    """Measures that count people, those included whose noun tells which people."""
    return _where(lambda row: row.people != "-")


@cache
def tolls() -> frozenset[str]:
    """Casualties and what they hold: the killed and the injured."""
    return _where(lambda row: row.whole == "casualties") | {"casualties"}


@cache
def summed() -> frozenset[str]:
    """Measures whose parts in one sentence make a sum."""
    return _where(lambda row: row.summed)


@cache
def topped() -> frozenset[str]:
    """Measures of which a further figure may come on top of one told before."""
    return _where(lambda row: row.topped)


def relatives(measure: str) -> frozenset[str]:
    """The measures whose figures one of a measure is compared with: its own, wholes and parts."""
    return _relatives().get(measure) or frozenset((measure,))


@cache
def _relatives() -> Mapping[str, frozenset[str]]:
    names = {*_table(), *(row.whole for row in _table().values() if row.whole)}
    return {
        name: frozenset(
            other for other in names if name == other or holds(name, other) or holds(other, name)
        )
        for name in names
    }


def _where(asked: Callable[[Behaviour], bool]) -> frozenset[str]:
    return frozenset(measure for measure, row in _table().items() if asked(row))


@cache
def _table() -> Mapping[str, Behaviour]:
    return {row["measure"]: _behaviour(row) for row in rows("extractors", TABLE)}


def _behaviour(row: Row) -> Behaviour:
    for column, values in (("nature", Nature), ("people", People), ("owned", Owned)):
        if row[column] not in get_args(values):
            raise TableError(TABLE, f"{row['measure']} has the {column} {row[column]!r}")
    return Behaviour(
        row["nature"],  # type: ignore[arg-type]
        float(row["drift"]),
        int(row["near"]),
        None if row["whole"] == "-" else row["whole"],
        row["people"],  # type: ignore[arg-type]
        row["summed"] == "yes",
        row["topped"] == "yes",
        row["owned"],  # type: ignore[arg-type]
        row["rate"] == "yes",
        row["planned"] == "yes",
        row["followed"] == "yes",
    )
