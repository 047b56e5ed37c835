"""Cues of standing beside a figure: one engine over one table, as medspaCy's ConText does it.

A row names words, the side of the figure they stand on, how many words may lie between, and what
cuts them off. A figure takes the first row that holds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from extractors.errors import TableError
from extractors.records import Quantity, Standing
from extractors.tables import Row, blocks, rows

TABLE = "cues.tsv"
WORDS = "words.txt"
Side = Literal["before", "after", "in"]
# What newer figure takes a first one's place: any (another), a greater one, one told before it.
GivesWay = Literal["-", "another", "greater", "before"]
_REACH = 200  # characters looked at on either side of a figure
_SLOT = re.compile(r"<([a-z_]+(?:\|[a-z_]+)*)>")
_WORD = re.compile(r"[\w’'-]+")
_SIGN = re.compile(r"[;:]|\d|[.!?]\s")


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the table, see its header."""

    category: Standing
    side: Side
    gap: int
    ends: re.Pattern[str]
    gives_way: GivesWay
    words: re.Pattern[str]
    example: str


def cue_of(quantity: Quantity) -> Cue | None:
    """The cue that says how a quantity stands in its own sentence; None: it merely stands."""
    start = offset(quantity)
    return cue_at(quantity.sentence, start, start + len(quantity.quote))


def cue_at(text: str, start: int, end: int) -> Cue | None:
    """The first cue that holds of the figure whose words lie at these offsets."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    inner = text[start:end]
    return next((cue for cue in load() if _holds(cue, before, inner, after)), None)


def offset(quantity: Quantity) -> int:
    """Where a quantity's quote begins in its sentence."""
    if quantity.start is not None and quantity.sentence_start is not None:
        return quantity.start - quantity.sentence_start
    return max(quantity.sentence.find(quantity.quote), 0)


def around(quantity: Quantity) -> tuple[str, str]:
    """What stands before and after a quantity's words in its sentence, so far as cues reach."""
    start = offset(quantity)
    end = start + len(quantity.quote)
    return quantity.sentence[max(0, start - _REACH) : start], quantity.sentence[end : end + _REACH]


def _holds(cue: Cue, before: str, inner: str, after: str) -> bool:
    if cue.side == "in":
        return cue.words.match(inner) is not None
    if cue.side == "before":
        return any(_reaches(cue, before[one.end() :]) for one in cue.words.finditer(before))
    return any(_reaches(cue, after[: one.start()]) for one in cue.words.finditer(after))


def _reaches(cue: Cue, between: str) -> bool:
    if _SIGN.search(between) or cue.ends.search(between):
        return False
    return len(_WORD.findall(between)) <= cue.gap


@cache
def load() -> Sequence[Cue]:
    """The cues in the table's order. Raises TableError where a row is none."""
    return tuple(map(_cue, rows(__package__, TABLE)))


def _cue(row: Row) -> Cue:
    category = next((one for one in get_args(Standing) if one == row["category"]), None)
    side = next((one for one in get_args(Side) if one == row["side"]), None)
    gives = next((one for one in get_args(GivesWay) if one == row["gives_way"]), None)
    if category is None or side is None or gives is None or not row["gap"].isdecimal():
        raise TableError(TABLE, f"{row['cue']}: no category, side, gap or way of the header")
    ends = re.compile(rf"\b(?:{either(*row['ends'].split('|'))})\b", re.IGNORECASE)
    return Cue(category, side, int(row["gap"]), ends, gives, pattern(row["cue"]), row["example"])


def pattern(cue: str) -> re.Pattern[str]:
    """A cue's regular expression, the words of its blocks put in."""
    filled = _SLOT.sub(lambda slot: rf"(?:{either(*slot[1].split('|'))})\b", cue)
    return re.compile(filled, re.IGNORECASE)


def either(*names: str) -> str:
    """The words of some blocks as alternatives. Raises TableError for an unknown block."""
    known = blocks(__package__, WORDS)
    for name in names:
        if name not in known:
            raise TableError(WORDS, f"no words named {name}, which {TABLE} asks for")
    return "|".join(word for name in names for word in known[name])
