"""What happens in the news: the kinds of event, and the nouns and verbs that name them.

The table is `data/event_kinds.tsv`; its header says what each column means.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from extractors.errors import TableError
from extractors.tables import Row, rows

TABLE = "event_kinds.tsv"
_LASTING = {"sudden": False, "lasting": True}


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of event. `nouns` and `verbs` are lemmas in lower case, words of a name joined by "_".

    `lasting` events go on for days or longer and are counted from their beginning (a war, a flood,
    an outbreak); others are over within a day, and one day tells two of them apart. `family` groups
    kinds that different words of one event may name ("bombing" and "strike").
    """

    name: str
    family: str
    lasting: bool
    nouns: frozenset[str]
    verbs: frozenset[str]
    example: str


@cache
def event_kinds() -> Mapping[str, EventKind]:
    """All kinds by name, in the table's order. Raises TableError where a row is no kind."""
    return {kind.name: kind for kind in map(_kind, rows("extractors", TABLE))}


def of_noun(lemma: str) -> tuple[EventKind, ...]:
    """The kinds that a noun's lemma may name, likeliest first; none for other nouns."""
    return _by_noun().get(lemma, ())


def of_verb(lemma: str) -> tuple[EventKind, ...]:
    """The kinds that a verb's lemma may tell of, likeliest first; none for other verbs."""
    return _by_verb().get(lemma, ())


@cache
def _by_noun() -> Mapping[str, tuple[EventKind, ...]]:
    return _index((noun, kind) for kind in event_kinds().values() for noun in kind.nouns)


@cache
def _by_verb() -> Mapping[str, tuple[EventKind, ...]]:
    return _index((verb, kind) for kind in event_kinds().values() for verb in kind.verbs)


def _index(pairs: Iterable[tuple[str, EventKind]]) -> Mapping[str, tuple[EventKind, ...]]:
    table: dict[str, tuple[EventKind, ...]] = {}
    for word, kind in pairs:
        table[word] = (*table.get(word, ()), kind)
    return table


def _kind(row: Row) -> EventKind:
    if row["course"] not in _LASTING:
        raise TableError(TABLE, f"{row['kind']} is {row['course']!r}, neither sudden nor lasting")
    return EventKind(
        row["kind"],
        row["family"],
        _LASTING[row["course"]],
        frozenset(row["nouns"].split()),
        frozenset(row["verbs"].split()),
        row["example"],
    )
