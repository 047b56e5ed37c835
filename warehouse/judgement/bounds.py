"""Bounds of two figures in one unit, and whether they can both be true.

`hard` bounds are what the words commit to, `soft` ones what readers take them to mean
(DESIGN, Figures).
"""

import math
from dataclasses import dataclass, replace
from typing import Literal

from extractors.records import Quantity
from extractors.standing.turns import change_of
from warehouse.judgement.knowledge import Knowledge

Overlap = Literal["overlap", "soft", "hard"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """A figure in the base unit of its dimension; unbounded sides are infinite.

    `open_end`: the soft upper end is not itself meant ("more than 40" is read as below 50).
    `stated` is the number as written, None for a range or a vague figure.
    """

    low: float
    high: float
    soft_low: float
    soft_high: float
    stated: float | None
    open_end: bool


# Writers round when they convert: 123 square miles are given as 320 square kilometres (318.6).
CONVERSION_SLACK = 0.015


def base(value: float, unit: str, knowledge: Knowledge) -> tuple[float, str]:
    """A value in its dimension's base unit; an unknown unit is a dimension of its own."""
    if unit == "count":
        return value, unit
    return knowledge.to_base(value, unit) or (value, unit)


def bounds_of(quantity: Quantity, knowledge: Knowledge) -> Bounds:
    """The bounds of a quantity in its base unit; a fall ("down 3%") counts below zero."""
    sign = -1.0 if change_of(quantity) == "down" or _falls(quantity) else 1.0

    def convert(value: float | None, absent: float) -> float:
        return absent if value is None else base(value, quantity.unit, knowledge)[0]

    low, high = convert(quantity.low, -math.inf), convert(quantity.high, math.inf)
    soft_low, soft_high = convert(quantity.soft_low, low), convert(quantity.soft_high, high)
    stated = None if quantity.value is None else sign * convert(quantity.value, 0.0)
    if sign < 0:
        low, high, soft_low, soft_high = -high, -low, -soft_high, -soft_low
    return Bounds(
        low, high, soft_low, soft_high, stated, quantity.hedge in ("more_than", "at_least")
    )


def _falls(quantity: Quantity) -> bool:
    """ "a 5 % fall in exports": the words that name the figure say its sign."""
    return quantity.change is None and (quantity.measure or "").startswith("fall:")


def widened(bounds: Bounds) -> Bounds:
    """The bounds with room for the rounding of a conversion; for figures in different units."""
    slack = CONVERSION_SLACK
    return replace(
        bounds,
        low=bounds.low - abs(bounds.low) * slack if math.isfinite(bounds.low) else bounds.low,
        high=bounds.high + abs(bounds.high) * slack if math.isfinite(bounds.high) else bounds.high,
        soft_low=bounds.soft_low - abs(bounds.soft_low) * slack,
        soft_high=bounds.soft_high + abs(bounds.soft_high) * slack,
    )


def overlap(a: Bounds, b: Bounds) -> Overlap:
    """Whether the hard bounds are disjoint ("hard"), or only the soft ones ("soft").

    Soft ranges that only touch do not overlap ("more than 400,000" against "at least 500,000"). A
    single figure at a closed end of a range is within it. One number under two hedges never
    clashes ("more than 40" against "40").
    """
    if _same_number(a, b):
        return "overlap"
    if _below(a.high, b.low) or _below(b.high, a.low):
        return "hard"
    if _soft_below(a, b) or _soft_below(b, a):
        return "soft"
    return "overlap"


def exceeds(part: Bounds, whole: Bounds) -> Overlap:
    """Whether a part is larger than its whole can be: the only clash that logic allows the two."""
    if _same_number(part, whole):
        return "overlap"
    if _below(whole.high, part.low):
        return "hard"
    return "soft" if _soft_below(whole, part) else "overlap"


def middle(bounds: Bounds) -> float:
    """One number for a figure: the stated one, else the middle or the finite end of its range."""
    if bounds.stated is not None:
        return bounds.stated
    ends = [end for end in (bounds.soft_low, bounds.soft_high) if math.isfinite(end)]
    return sum(ends) / len(ends) if ends else 0.0


def apart(a: Bounds, b: Bounds) -> float:
    """How many times the upper range's low end holds the lower one's high end, as readers take
    them; infinite where a range ends at or below zero."""
    lower, upper = sorted((a, b), key=lambda bounds: bounds.soft_low)
    return upper.soft_low / lower.soft_high if lower.soft_high > 0 else math.inf


def ratio(a: Bounds, b: Bounds) -> float:
    """How many times the larger figure holds the smaller; infinite across zero."""
    small, large = sorted((abs(middle(a)), abs(middle(b))))
    return large / small if small > 0 else (1.0 if large == 0 else math.inf)


def _same_number(a: Bounds, b: Bounds) -> bool:
    return a.stated is not None and b.stated is not None and math.isclose(a.stated, b.stated)


def _below(high: float, low: float) -> bool:
    """Strictly below, conversions' rounding aside."""
    return high < low and not math.isclose(high, low, rel_tol=1e-6)


def _soft_below(a: Bounds, b: Bounds) -> bool:
    meet = math.isfinite(a.soft_high) and math.isclose(a.soft_high, b.soft_low)
    touch = meet and (a.open_end or (_is_range(a) and _is_range(b)))
    return touch or _below(a.soft_high, b.soft_low)


def _is_range(bounds: Bounds) -> bool:
    return bounds.soft_low < bounds.soft_high
