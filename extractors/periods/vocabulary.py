"""The words of time, read once from the package's table, and a text cut into words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from extractors.tables import Row, rows, word_set

_WORD = re.compile(
    r"\d{4}-\d{2}-\d{2}|\b[QH][1-4]\b|\d{4}s\b|\d+(?:[,.]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*"
    r"|['’]s\b|[^\s\w]|_"
)
_TIMELY = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|today"
    r"|tonight|tomorrow|yesterday|overnight|hour|day|night|week|fortnight|month|quarter|year"
    r"|decade|centur|spring|summer|autumn|fall|winter|christmas|boxing|new|valentine|independence"
    r"|halloween|morning|afternoon|evening|midnight|dawn|now|currently|present|date|since|period"
    r"|first|second|last|final|opening|closing|world|wars?\\b|great|spanish|fiscal|so|q[1-4]|h[12]|midday|weekend)|(?:19|20)\d\d",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """A word, number or sign; `low` in lower case with a straight apostrophe."""

    low: str
    start: int
    end: int
    capital: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the words of time mean, by kind; see data/words.tsv."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    capitals: frozenset[str]
    units: Mapping[str, str]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    holidays: Mapping[str, tuple[int, int]]
    clocks: frozenset[str]
    vague: Mapping[str, int]
    eras: Mapping[str, tuple[date, date]]


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order, with offsets; a possessive 's is a word of its own."""
    return tuple(
        Word(
            found.group().lower().replace("’", "'"),
            *found.span(),
            found.group()[:1].isupper(),
        )
        for found in _WORD.finditer(text)
    )


def is_timely(text: str) -> bool:
    """Whether any word of the text could begin an expression of time: a cheap first look."""
    return _TIMELY.search(text) is not None


@cache
def vocabulary() -> Vocabulary:
    """The table of the package, loaded once."""
    table = rows("extractors.periods", "words.tsv")
    capitals = frozenset(row["word"] for row in table if row["value"].endswith("*"))
    return Vocabulary(
        months={word: int(value.rstrip("*")) for word, value in _kind(table, "month")},
        weekdays={word: int(value.rstrip("*")) for word, value in _kind(table, "weekday")},
        capitals=capitals,
        units=dict(_kind(table, "unit")),
        numbers={word: int(value) for word, value in _kind(table, "number")},
        ordinals={word: int(value) for word, value in _kind(table, "ordinal")},
        seasons={word: _pair(value, " ") for word, value in _kind(table, "season")},
        holidays={word: _pair(value, "-") for word, value in _kind(table, "holiday")},
        clocks=frozenset(word for word, _ in _kind(table, "clock")),
        vague={word: int(value) for word, value in _kind(table, "vague")},
        eras={word: _days(value) for word, value in _kind(table, "era")},
    )


@cache
def cues(kind: str) -> frozenset[str]:
    """The words of one kind of data/cues.txt. Raises KeyError for a kind that it lacks."""
    return word_set("extractors.periods", "cues.txt", kind)


def _kind(table: Sequence[Row], kind: str) -> list[tuple[str, str]]:
    return [(row["word"], row["value"]) for row in table if row["kind"] == kind]


def _days(value: str) -> tuple[date, date]:
    first, last = value.split(" ")
    return date.fromisoformat(first), date.fromisoformat(last)


def _pair(value: str, sign: str) -> tuple[int, int]:
    first, second = value.split(sign)
    return int(first), int(second)
