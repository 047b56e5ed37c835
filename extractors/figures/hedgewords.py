"""The hedges that stand after a number: "or so", "-odd", "-plus", "or more", "at most"."""

from collections.abc import Sequence
from typing import NamedTuple

from extractors.figures.lexicon import hedges
from extractors.figures.pieces import Piece, is_plural, piece_at
from extractors.figures.words import HYPHENS

LONGEST = 6  # words of a hedge
_VERB_LIKE = frozenset(["were", "was", "are", "is", "have", "had", "has", "than", "or", "equal"])
_ARTICLES = frozenset({"a", "an", "the", "another"})
_LIMITS = frozenset({("max",), ("maximum",), ("minimum",), ("tops",)})
_BARE = frozenset({("plus",), ("odd",), ("ish",)})


class HedgeAfter(NamedTuple):
    """A hedge after a number: its kind and the index after its last piece."""

    kind: str
    last: int


def hedge_after(pieces: Sequence[Piece], at: int, ceiling: int) -> HedgeAfter | None:
    """The longest hedge that begins at a piece, a tight hyphen before it or not.

    `ceiling` is the index where the next number begins: a hedge that reaches it belongs to that one
    ("50, at least 20 of them").
    """
    hyphen = piece_at(pieces, at).text in HYPHENS and pieces[at].tight
    start = at + hyphen
    table = hedges("after")
    if ceiling < len(pieces):  # "12 and under a hundred": what leads to a number is that one's
        ceiling -= piece_at(pieces, ceiling - 1).norm in _ARTICLES
    for length in range(min(LONGEST, ceiling - start), 0, -1):
        end = start + length
        hedge = table.get(tuple(piece.norm for piece in pieces[start:end]))
        if hedge and not (end >= ceiling < len(pieces)) and _holds(pieces, start, end, hyphen):
            return HedgeAfter(hedge.kind, end)
    return None


def _holds(pieces: Sequence[Piece], start: int, end: int, hyphen: bool) -> bool:
    """Whether words that have other senses hedge here: "100+" but not "5 + 3", "50-plus"."""
    key = tuple(piece.norm for piece in pieces[start:end])
    following = piece_at(pieces, end)
    if key == ("+",):
        return pieces[start].tight and not (following.tight and following.kind == "number")
    if key[-1] == "up" and following.norm == "to":
        return False  # "at least 11 and up to 15"
    if key in _LIMITS and (following.kind == "word" or not pieces[start].text.islower()):
        return False  # "the 737 Max jet", "a 40 minimum wage"
    if key in _BARE:
        return hyphen or key == ("odd",) or following.kind == "end" or is_plural(following)
    return following.kind != "number" and following.norm not in _VERB_LIKE
