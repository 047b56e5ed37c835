"""Amounts in two units, or with a fraction after the unit: "5 feet 10 inches", "6-foot-4", "two
hours and 20 minutes", "3 dollars 50 cents", "two years and a half"."""

from collections.abc import Sequence

from extractors.figures.lexicon import number_words
from extractors.figures.literals import granularity, read_literal
from extractors.figures.numbers import Number
from extractors.figures.pieces import Piece, piece_at
from extractors.figures.units import units
from extractors.figures.unitwords import UnitWords, unit_after
from extractors.figures.words import HYPHENS, read_cardinal

# The smaller unit that may follow a larger one in one amount.
_FOLLOWED_BY = {
    "foot": ("inch",), "lb": ("oz",), "stone": ("lb",), "hour": ("minute",),
    "minute": ("second",), "year": ("month",), "day": ("hour",), "week": ("day",), "m": ("cm",),
    "USD": ("cent",), "AUD": ("cent",), "CAD": ("cent",), "EUR": ("cent",), "GBP": ("pence",),
}  # fmt: skip


def compound(
    pieces: Sequence[Piece], number: Number, unit: str, at: int
) -> tuple[Number, int] | None:
    """The whole number in `unit`, and the index after it; `at` is that after the first unit."""
    if number.value is None or number.kind != "cardinal":
        return None
    return _with_half(pieces, number, at) or _with_smaller(pieces, number, unit, at)


def _with_half(pieces: Sequence[Piece], number: Number, at: int) -> tuple[Number, int] | None:
    words = [piece.norm for piece in pieces[at : at + 3]]
    if words[:2] != ["and", "a"] or words[-1] not in ("half", "quarter"):
        return None
    value = (number.value or 0.0) + 1 / number_words()["denominator"][words[-1]]
    return number._replace(value=value, grain=granularity(value)), at + 3


def _with_smaller(
    pieces: Sequence[Piece], number: Number, unit: str, at: int
) -> tuple[Number, int] | None:
    smaller = _FOLLOWED_BY.get(unit, ())
    if unit == "foot" and piece_at(pieces, at).text in HYPHENS:
        return _feet_and_inches(pieces, number, at + 1)
    at += piece_at(pieces, at).norm in ("and", ",")
    if not smaller or at >= len(pieces):
        return None
    found = read_cardinal(pieces, at, with_and=False)
    second = unit_after(pieces, found.last, found.value) if found else None
    if found and unit == "foot" and piece_at(pieces, found.last).norm == "in":
        second = UnitWords("inch", found.last + 1)
    if found is None or second is None or second.unit not in smaller:
        return None
    ratio = _factor(second.unit) / _factor(unit)
    return _plus(number, found.value * ratio, found.grain * ratio), second.last


def _feet_and_inches(pieces: Sequence[Piece], number: Number, at: int) -> tuple[Number, int] | None:
    """ "6-foot-4": inches without their name."""
    inches = piece_at(pieces, at)
    read = read_literal(inches.text) if inches.kind == "number" and inches.tight else None
    return (_plus(number, read[0] / 12, 1 / 12), at + 1) if read and read[0] < 12 else None


def _plus(number: Number, part: float, grain: float) -> Number:
    value = number.value or 0.0
    return number._replace(value=value - part if value < 0 else value + part, grain=grain)


def _factor(unit: str) -> float:
    known = units().get(unit)
    return 0.01 if unit == "cent" else (known.factor if known and known.factor else 1.0)
