"""Every figure of a sentence: pieces, numbers, amounts, ranges, hedges, bounds, conversions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from extractors.figures.amounts import Amount, read_amount
from extractors.figures.bounds import (
    WIDTHS,
    Bounds,
    Widths,
    bounds,
    range_bounds,
    vague_bounds,
)
from extractors.figures.conversions import is_conversion, with_conversion
from extractors.figures.hedging import Hedging, hedging
from extractors.figures.names import is_name, is_title_case
from extractors.figures.pieces import Piece, pieces_of
from extractors.figures.ranges import join_ranges, without_lists
from extractors.figures.reading import number_starters, read_number
from extractors.figures.unitwords import rate_after
from extractors.figures.words import FRACTION_SIGNS
from extractors.records import Change, Figure, Hedge

_SHARED = 4  # figures back from one that leaves its unit out to one that states it


LARGEST = 1e24  # no news counts further; floats soon end


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure with the pieces that it spans and the granularity that its conversion needs."""

    figure: Figure
    first: int
    last: int
    grain: float


def may_hold_figure(text: str) -> bool:
    """Whether a sentence may hold a figure: a digit or a number word. False is certain."""
    return _trigger().search(text) is not None


def find(text: str, widths: Widths = WIDTHS) -> tuple[Figure, ...]:
    """The figures of a sentence in order; offsets are the sentence's.

    `widths` says how far hedged and round figures reach; calibration tries others.
    """
    if not may_hold_figure(text):
        return ()
    pieces = pieces_of(text)
    amounts = without_lists(pieces, join_ranges(pieces, _amounts(pieces)))
    found: list[_Found] = []
    for index in range(len(amounts)):
        item = _found(text, pieces, amounts, index, found[-1].last if found else 0, widths)
        if amounts[index].number.kind != "zero" or item.figure.hedge == "exact":
            found.append(item)  # "almost no one" states no figure
    return tuple(item.figure for item in _converted(pieces, _bounded(pieces, found)))


@cache
def _trigger() -> re.Pattern[str]:
    signs = "".join(FRACTION_SIGNS)
    words = sorted(number_starters() - {"a", "an", *FRACTION_SIGNS}, key=lambda w: (-len(w), w))
    return re.compile(rf"\d|[{signs}]|\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def _amounts(pieces: Sequence[Piece]) -> list[Amount]:
    title_case = is_title_case(pieces)
    amounts: list[Amount] = []
    at = floor = 0
    starters = number_starters()
    while at < len(pieces):
        piece = pieces[at]
        if piece.kind != "number" and piece.norm not in starters:
            at += 1
            continue
        number = read_number(pieces, at)
        if number is None:
            at += 1
            continue
        if number.value is not None and abs(number.value) > LARGEST:
            at = max(number.last, at + 1)  # "one hundred one hundred ...", not a number of anything
            continue
        amount = read_amount(pieces, number, floor)
        if is_name(pieces, amount, floor, title_case):
            at = number.last
            continue
        amounts.append(amount)
        floor = max(amount.last, number.last)
        at = max(floor, amount.past)
    return amounts


def _found(
    text: str,
    pieces: Sequence[Piece],
    amounts: Sequence[Amount],
    index: int,
    floor: int,
    widths: Widths,
) -> _Found:
    """One figure; the pieces before `floor` belong to the figure before it."""
    amount = amounts[index]
    ceiling = amounts[index + 1].first if index + 1 < len(amounts) else len(pieces)
    hedge = hedging(pieces, amount, floor, ceiling)
    figure = _figure(text, pieces, amount, hedge, floor, widths)
    return _Found(figure, hedge.first, hedge.last, amount.number.grain)


def _figure(
    text: str,
    pieces: Sequence[Piece],
    amount: Amount,
    hedge: Hedging,
    floor: int,
    widths: Widths,
) -> Figure:
    kind, value, (low, high, soft_low, soft_high) = _reading(amount, hedge, widths)
    last_number = (amount.high or amount.number).last
    first = hedge.first
    if amount.high and first > floor and pieces[first - 1].norm in ("between", "from"):
        first -= 1
    return Figure(
        start=pieces[first].start,
        end=pieces[hedge.last - 1].end,
        number_start=pieces[amount.number.first].start,
        number_end=pieces[last_number - 1].end,
        value=value,
        low=low,
        high=high,
        soft_low=soft_low,
        soft_high=soft_high,
        hedge=kind,
        unit=_unit(amount),
        unit_text=_unit_text(text, pieces, amount),
        change=_change(amount),
    )


def _reading(amount: Amount, hedge: Hedging, widths: Widths) -> tuple[Hedge, float | None, Bounds]:
    number, unit = amount.number, _unit(amount)
    if number.vague:
        return "vague", None, vague_bounds(number)
    assert number.value is not None
    factor = 100.0 if number.kind == "share" and unit == "percent" else 1.0
    value = number.value * factor
    if amount.high and amount.high.value is not None:
        return "range", None, range_bounds(*sorted((value, amount.high.value * factor)))
    reading = bounds(value, number.grain * factor, hedge.kind, number.kind, unit, widths)
    return cast(Hedge, hedge.kind or "exact"), value, reading


def _unit(amount: Amount) -> str:
    if amount.number.kind in ("ordinal", "multiple"):
        return amount.number.kind
    if amount.number.kind == "share" and not amount.unit:
        return "percent"
    return amount.unit or "count"


def _unit_text(text: str, pieces: Sequence[Piece], amount: Amount) -> str | None:
    if amount.unit_first < 0:
        return None
    words = text[pieces[amount.unit_first].start : pieces[amount.unit_last - 1].end]
    return words.strip(" -\u2010\u2011") or None


def _change(amount: Amount) -> Change | None:
    if amount.change:
        return cast(Change, amount.change)
    if amount.sign and amount.unit in ("percent", "percentage_point", "basis_point", "point"):
        return "up" if amount.sign == "+" else "down"
    return None


def _bounded(pieces: Sequence[Piece], found: Sequence[_Found]) -> list[_Found]:
    """ "more than 100 but fewer than 300": one figure between two bounds."""
    merged: list[_Found] = []
    for item in found:
        if merged and _is_pair_of_bounds(pieces, merged[-1], item):
            merged[-1] = _between(merged[-1], item)
        else:
            merged.append(item)
    return merged


def _is_pair_of_bounds(pieces: Sequence[Piece], a: _Found, b: _Found) -> bool:
    link = [piece.norm for piece in pieces[a.last : b.first]]
    if link not in (["and"], ["but"], [","], [",", "and"], [",", "but"]):
        return False
    lows = [item for item in (a, b) if item.figure.hedge in ("more_than", "at_least")]
    highs = [item for item in (a, b) if item.figure.hedge in ("less_than", "at_most")]
    if not lows or not highs or a.figure.unit not in (b.figure.unit, "count"):
        return False
    return cast(float, lows[0].figure.value) < cast(float, highs[0].figure.value)


def _between(a: _Found, b: _Found) -> _Found:
    low, high = sorted((cast(float, a.figure.value), cast(float, b.figure.value)))
    figure = replace(
        a.figure, end=b.figure.end, number_end=b.figure.number_end, value=None, low=low, high=high,
        soft_low=low, soft_high=high, hedge="range", unit=b.figure.unit,
        unit_text=b.figure.unit_text,
    )  # fmt: skip
    return _Found(figure, a.first, b.last, a.grain)


def _converted(pieces: Sequence[Piece], found: Sequence[_Found]) -> list[_Found]:
    kept: list[_Found] = []
    for item in found:
        if kept:
            kept[-1] = _with_unit_of(kept, item)
        last = kept[-1] if kept else None
        if (
            last
            and last.figure.converted is None
            and is_conversion(
                pieces,
                pieces[last.last : item.first],
                item.last,
                last.figure.unit,
                item.figure.unit,
            )
        ):
            figure = with_conversion(last.figure, item.figure, (last.grain, item.grain))
            rate = rate_after(pieces, item.last + 1, figure.unit)  # "C$6 (US$4.46) per share"
            figure = replace(figure, unit=rate.unit) if rate else figure
            kept[-1] = replace(last, figure=figure, last=item.last)
        else:
            kept.append(item)
    return kept


def _with_unit_of(kept: Sequence[_Found], item: _Found) -> _Found:
    """The last figure, with the unit of one before it whose conversion is in the unit of its own:
    "900 yen ($6) by day and 700 ($5) by night"."""
    last = kept[-1]
    if last.figure.unit != "count" or item.first != last.last + 1:
        return last
    for before in kept[-2 : -2 - _SHARED : -1]:
        converted = before.figure.converted
        if converted is not None and converted.unit == item.figure.unit:
            return replace(last, figure=replace(last.figure, unit=before.figure.unit))
    return last
