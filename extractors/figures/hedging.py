"""Hedges: which words before or after an amount loosen or bound it."""

from collections.abc import Sequence
from typing import NamedTuple

from extractors.figures.amounts import Amount
from extractors.figures.lexicon import hedges, labels
from extractors.figures.pieces import Piece, piece_at
from extractors.figures.units import units
from extractors.figures.words import HYPHENS

LONGEST = 6  # words of a hedge
_DOUBLED = 4  # hedges in a row: "at least some 200"
_PHRASAL = frozenset(["hand", "handed", "hands", "handing", "turn", "turned", "turns", "took", "taken", "turning"])
_ADDING = frozenset(["add", "adds", "added", "adding"])
_VERB_LIKE = frozenset(["were", "was", "are", "is", "have", "had", "has", "than", "or", "equal"])
_WEAK = frozenset({"about", "exact", "nearly"})


class Hedging(NamedTuple):
    """The hedge of an amount and the pieces that it and the amount's words span."""

    kind: str | None
    first: int
    last: int


def hedging(pieces: Sequence[Piece], amount: Amount, floor: int, ceiling: int) -> Hedging:
    """The hedge of an amount between two neighbours (`floor` and `ceiling` are piece indices)."""
    before, first = _before(pieces, amount, floor)
    after, last = _after(pieces, amount, ceiling)
    return Hedging(_combine(before, after), first, last)


def _before(pieces: Sequence[Piece], amount: Amount, floor: int) -> tuple[str | None, int]:
    table, at, first = hedges("before"), amount.first, amount.first
    kind: str | None = None
    for _ in range(_DOUBLED):
        at -= _hyphenated(pieces, at, floor)
        for length in range(min(LONGEST, at - floor), 0, -1):
            key = tuple(piece.norm for piece in pieces[at - length : at])
            hedge = table.get(key)
            if hedge and _holds(pieces, amount, at - length, key):
                break
        else:
            break
        at -= hedge.length
        if hedge.kind != "open":
            kind, first = _combine(hedge.kind, kind), at
    return kind, first


def _hyphenated(pieces: Sequence[Piece], at: int, floor: int) -> bool:
    """ "sub-7", "nearly-300": a hyphen between hedge and number."""
    hyphen = piece_at(pieces, at - 1)
    return (
        at - 1 > floor and hyphen.text in HYPHENS and hyphen.tight and pieces[at - 2].kind == "word"
    )


def _holds(pieces: Sequence[Piece], amount: Amount, at: int, key: tuple[str, ...]) -> bool:
    """Whether words that have other senses hedge here: "over 3 years", "talked about 3 plans"."""
    earlier = piece_at(pieces, at - 1).norm
    known = units().get(amount.unit)
    if key == ("over",) or key == ("under",):
        if known and known.dimension == "duration":
            return earlier in labels()["over_before"] or at == 0
        return earlier not in _PHRASAL
    if key == ("about",):
        return earlier not in labels()["about_before"]
    if key == ("up", "to"):
        return earlier not in _ADDING
    if key == ("near",) or key == ("beyond",):
        return bool(amount.unit)
    return True


def _after(pieces: Sequence[Piece], amount: Amount, ceiling: int) -> tuple[str | None, int]:
    at = amount.last
    hyphen = piece_at(pieces, at).text in HYPHENS and piece_at(pieces, at).tight
    found = _phrase(pieces, at + hyphen, ceiling, hyphen)
    if found:
        return found[0], at + hyphen + found[1]
    for ahead in (1, 2):  # "500 people or more"
        piece = piece_at(pieces, at + ahead - 1)
        if piece.kind != "word" or not piece.text.islower() or piece.norm in ("and", "or", "to"):
            break
        if piece_at(pieces, at + ahead).norm in ("or", "at"):
            found = _phrase(pieces, at + ahead, ceiling, False)
            if found and found[1] > 1:
                return found[0], at
    return None, at


def _phrase(pieces: Sequence[Piece], at: int, ceiling: int, hyphen: bool) -> tuple[str, int] | None:
    """The kind and the length of the hedge that begins at a piece after the amount."""
    table = hedges("after")
    for length in range(min(LONGEST, ceiling - at), 0, -1):
        key = tuple(piece.norm for piece in pieces[at : at + length])
        hedge = table.get(key)
        follows = at + length >= ceiling and ceiling < len(pieces)
        if hedge and not follows and _closes(pieces, at, at + length, key, hyphen):
            return hedge.kind, length
    return None


def _closes(pieces: Sequence[Piece], at: int, end: int, key: tuple[str, ...], hyphen: bool) -> bool:
    following = piece_at(pieces, end)
    if key == ("+",):
        return pieces[at].tight and not (following.tight and following.kind == "number")
    if key in (("plus",), ("odd",), ("ish",)):
        return hyphen or (key != ("plus",) and key != ("ish",)) or following.kind == "end"
    return following.kind != "number" and following.norm not in _VERB_LIKE


def _combine(outer: str | None, inner: str | None) -> str | None:
    """One hedge for two: a bound is stronger than "about", the outer one than the inner."""
    if outer is None or inner is None:
        return outer or inner
    if outer in _WEAK and inner not in _WEAK:
        return inner
    return outer
