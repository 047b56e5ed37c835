"""Hedges: which words before or after an amount loosen or bound it."""

from collections.abc import Sequence
from typing import NamedTuple

from extractors.figures.amounts import Amount
from extractors.figures.hedgewords import LONGEST, hedge_after
from extractors.figures.lexicon import hedges, labels
from extractors.figures.pieces import Piece, is_plural, piece_at
from extractors.figures.units import units
from extractors.figures.words import HYPHENS

_DOUBLED = 4  # hedges in a row: "at least some 200"
_ADDING = frozenset(["add", "adds", "added", "adding"])
_PREPOSITIONS = frozenset(["over", "under", "above", "below", "about", "around", "beyond"])
_JOINING = frozenset({"and", "or", "to"})
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
    if len(key) == 1 and key[0] in _PREPOSITIONS and piece_at(pieces, at + 1).norm == "the":
        return False  # "better over the 5.5 percent of July"
    known = units().get(amount.unit)
    if piece_at(pieces, at + 1).norm in ("a", "an") and at + 1 < amount.first:
        return False  # "jailed over a $30 million fraud"
    if key == ("over",) or key == ("under",):
        if known and known.dimension == "duration":
            return earlier in labels()["over_before"] or at == 0
        return earlier not in labels()["phrasal"]
    if key == ("about",):
        return earlier not in labels()["about_before"]
    if key == ("up", "to"):
        return earlier not in _ADDING
    if key == ("near",) or key == ("beyond",):
        return bool(amount.unit)
    if key in (("north", "of"), ("south", "of")):  # "two blocks south of 8 Mile"
        length = known is not None and known.dimension == "length"
        return not (length or is_plural(piece_at(pieces, at - 1)))
    return True


def _after(pieces: Sequence[Piece], amount: Amount, ceiling: int) -> tuple[str | None, int]:
    found = hedge_after(pieces, amount.number.last, ceiling)
    if found:  # "50-odd miles"
        return found.kind, max(found.last, amount.last)
    at = amount.last
    found = hedge_after(pieces, at, ceiling)
    if found:
        return found.kind, found.last
    for ahead in (1, 2):  # "500 people or more"
        piece = piece_at(pieces, at + ahead - 1)
        if piece.kind != "word" or not piece.text.islower() or piece.norm in _JOINING:
            break
        if piece_at(pieces, at + ahead).norm in ("or", "at"):
            found = hedge_after(pieces, at + ahead, ceiling)
            if found and found.last > at + ahead + 1:
                return found.kind, at
    return None, at


def _combine(outer: str | None, inner: str | None) -> str | None:
    """One hedge for two: a bound is stronger than "about", the outer one than the inner."""
    if outer is None or inner is None:
        return outer or inner
    if outer in _WEAK and inner not in _WEAK:
        return inner
    return outer
