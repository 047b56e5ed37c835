"""Amounts: a number with its sign, its unit, and the rate that the unit is part of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.figures.compounds import compound
from extractors.figures.hedgewords import hedge_after
from extractors.figures.lexicon import labels
from extractors.figures.numbers import Number
from extractors.figures.pieces import Piece, piece_at
from extractors.figures.units import units
from extractors.figures.unitwords import (
    count_rate,
    currency_before,
    rate_after,
    unit_after,
)
from extractors.figures.words import HYPHENS


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit in the pieces `first` to `last` (excluded).

    `unit` is "" where none is named. `unit_first`, `unit_last` are the pieces of the unit's words.
    `sign` is "+" or "-" where one is written. `high` is set for a range, of which `number` is the
    lower end.
    """

    number: Number
    first: int
    last: int
    unit: str = ""
    unit_first: int = -1
    unit_last: int = -1
    sign: str = ""
    high: Number | None = None
    change: str | None = None
    past: int = 0  # the index after a rate that stands beyond the counted noun

    @property
    def value(self) -> float | None:
        return self.number.value


_SIGNS = {"-": "-", "\u2212": "-", "\u2013": "-", "+": "+"}
_OLD = frozenset({"old", "olds"})


def read_amount(pieces: Sequence[Piece], number: Number, floor: int) -> Amount:
    """The amount around a number; pieces before `floor` belong to an earlier one."""
    amount = _signed(pieces, Amount(number, number.first, number.last), floor)
    money = currency_before(pieces, amount.first, floor, number.value or 0.0)
    if money:
        amount = replace(
            amount, first=money.last, unit=money.unit, unit_first=money.last,
            unit_last=number.first,
        )  # fmt: skip
        amount = _signed(pieces, amount, floor)
        after = unit_after(pieces, amount.last, number.value)
        named = piece_at(pieces, amount.last).kind == "word"  # "$31.20 US"
        if after and after.unit == money.unit and named:
            amount = replace(amount, last=after.last)
    else:
        amount = _with_unit(pieces, amount)
    return _with_rate(pieces, amount)


def _signed(pieces: Sequence[Piece], amount: Amount, floor: int) -> Amount:
    """A plus or minus sign before the amount; a dash between words or numbers is none."""
    at = amount.first - 1
    sign = _SIGNS.get(piece_at(pieces, at).text) if at >= floor else None
    if sign is None or amount.number.kind not in ("cardinal", "share"):
        return amount
    before = piece_at(pieces, at - 1)
    joined = pieces[at].tight and before.kind in ("word", "number", "masked")
    spaced = not pieces[amount.first].tight
    if (
        joined
        or before.text in (")", "%")
        or (spaced and before.norm not in labels()["sign_before"])
    ):
        return amount
    if pieces[at].text == "\u2013" and spaced:
        return amount
    number = amount.number
    if sign == "-" and number.value is not None:
        number = number._replace(value=-abs(number.value))
    return replace(amount, number=number, first=at, sign=sign)


def _with_unit(pieces: Sequence[Piece], amount: Amount) -> Amount:
    at = amount.last
    if amount.number.kind in ("ordinal", "zero", "multiple"):
        return amount
    if amount.number.kind in ("vague", "share") and piece_at(pieces, at).norm == "of":
        at += 1
        at += piece_at(pieces, at).norm in ("a", "an", "one")
    elif amount.number.kind == "share":
        at += piece_at(pieces, at).norm in ("a", "an")
    article = at > amount.last
    found = unit_after(pieces, at, amount.value)
    hedge = None if found else hedge_after(pieces, at, len(pieces))
    if hedge:  # "50-odd miles", "20 or so kilometres"
        at = hedge.last
        found = unit_after(pieces, at, amount.value)
    unlikely = amount.number.kind == "share" and not article
    if found is None or (unlikely and found.unit in _NO_SHARES):
        return amount
    if article and amount.number.kind == "share" and _looks_back(pieces, amount, found.last):
        return amount
    last = found.last
    if found.unit in ("year", "month", "week", "day"):
        last = _past_old(pieces, last)
    amount = replace(amount, unit=found.unit, unit_first=at, unit_last=last, last=last)
    more = compound(pieces, amount.number, amount.unit, last)
    if more is None:
        return amount
    return replace(amount, number=more[0], last=more[1], unit_last=more[1])


def _looks_back(pieces: Sequence[Piece], amount: Amount, at: int) -> bool:
    """ "one in nine a year earlier": the year is no unit of a share of people."""
    words = {piece.norm for piece in pieces[amount.number.first : amount.number.last]}
    return bool(words & {"in", "out"}) and piece_at(pieces, at).norm in labels()["not_rate"]


_NO_SHARES = frozenset({"point", "day", "week", "month", "night"})


def _past_old(pieces: Sequence[Piece], at: int) -> int:
    """The index after "-old", "old", "of age" of an age."""
    after = at + (piece_at(pieces, at).text in HYPHENS or piece_at(pieces, at).text == ".")
    return after + 1 if piece_at(pieces, after).norm in _OLD else at


def _with_rate(pieces: Sequence[Piece], amount: Amount) -> Amount:
    if amount.number.kind in ("ordinal", "zero", "multiple"):
        return amount
    if not amount.unit:
        found = count_rate(pieces, amount.last) if amount.number.kind == "cardinal" else None
        return replace(amount, unit=found.unit, past=found.last) if found else amount
    lasts = amount.unit in units() and units()[amount.unit].dimension == "duration"
    if lasts and piece_at(pieces, amount.last).norm not in ("a", "per", "each", "every"):
        return amount
    found = rate_after(pieces, amount.last, amount.unit)
    if found is None:
        return amount
    return replace(amount, unit=found.unit, last=found.last)
