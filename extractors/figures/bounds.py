"""Bounds of hedged figures: the hard ones that the words commit to, the soft ones that readers take
them to mean (DESIGN, Figures).

    words                     hard                 soft               after
    n (small or not round)    [n, n]               same
    n round                   n -+ max(s/2, 5%)    same               Williams & Power 2013
    about n                   n -+ max(s, 10%)     n -+ max(s/2, 5%)  Ferson et al. 2015
    more than n               [n, )                [n, n+s)           Cummins, Sauerland & Solt 2012
    at least n                [n, )                [n, n+s)           Nouwen 2013
    nearly n                  [n-s, n]             [n-s/2, n]         Ferson et al. 2015
    less than, at most n      (, n]                [0, n]
    a to b                    [a, b]               same               Egre et al. 2023
    dozens, hundreds, ...     [low, )              of data/vague.tsv  ACLED codebook

`s` is the figure's granularity, see `literals.granularity`. A figure is round where it is 100 or
more and has at most two significant digits; with more digits and zeros at the end ("12,340") it is
as precise as it is written, n -+ s/2. Unbounded ends are None.
"""

from dataclasses import dataclass
from typing import NamedTuple

from extractors.figures.numbers import Number
from extractors.figures.units import units


@dataclass(frozen=True, slots=True)
class Widths:
    """How far figures reach: `..._grains` in granularities `s`, `..._share` in shares of the value.

    Where both are given the larger counts; "hard" ones are what the words commit to, the others
    what readers take them to mean. `benchmarks/calibration.py` prints what other values would do.
    """

    round_from: float = 100.0  # the smallest bare figure that is taken for a round one
    round_grains: float = 0.5
    round_share: float = 0.05
    about_hard_grains: float = 1.0
    about_hard_share: float = 0.10
    about_grains: float = 0.5
    about_share: float = 0.05
    more_than_grains: float = 1.0
    at_least_grains: float = 1.0
    nearly_hard_grains: float = 1.0
    nearly_grains: float = 0.5


WIDTHS = Widths()


class Bounds(NamedTuple):
    """Hard and soft bounds, None where unbounded."""

    low: float | None
    high: float | None
    soft_low: float | None
    soft_high: float | None


def bounds(
    value: float, grain: float, hedge: str | None, kind: str, unit: str, widths: Widths = WIDTHS
) -> Bounds:
    """The bounds of a single value; `hedge` None for a bare figure, "exact" for "exactly n"."""
    if hedge == "more_than":
        return Bounds(value, None, value, value + widths.more_than_grains * grain)
    if hedge == "at_least":
        return Bounds(value, None, value, value + widths.at_least_grains * grain)
    if hedge in ("less_than", "at_most"):
        return Bounds(None, value, _floor(value, unit), value)
    if hedge == "nearly":
        hard, soft = widths.nearly_hard_grains * grain, widths.nearly_grains * grain
        return Bounds(value - hard, value, value - soft, value)
    if hedge == "about":
        hard = max(widths.about_hard_grains * grain, widths.about_hard_share * abs(value))
        soft = max(widths.about_grains * grain, widths.about_share * abs(value))
        return Bounds(value - hard, value + hard, value - soft, value + soft)
    spread = 0.0 if hedge == "exact" else _spread(value, grain, kind, widths)
    return Bounds(value - spread, value + spread, value - spread, value + spread)


def range_bounds(low: float, high: float) -> Bounds:
    """The bounds of "between low and high"."""
    return Bounds(low, high, low, high)


def vague_bounds(number: Number) -> Bounds:
    """The bounds of a vague word."""
    assert number.vague is not None
    return Bounds(number.vague.low, None, number.vague.soft_low, number.vague.soft_high)


def _spread(value: float, grain: float, kind: str, widths: Widths) -> float:
    """How far a bare figure reaches to either side."""
    size = abs(value)
    if kind in ("ordinal", "zero"):
        return 0.0
    if kind == "share":
        return max(widths.round_grains * grain, widths.round_share * size)
    if size < widths.round_from or size != int(size):
        return 0.0
    digits = len(str(int(size)).rstrip("0"))
    if digits <= 2:
        return max(widths.round_grains * grain, widths.round_share * size)
    return widths.round_grains * grain if grain > 1 else 0.0


def _floor(value: float, unit: str) -> float | None:
    """What readers take for the lower end of "less than n": 0, but for scales that go below it."""
    known = units().get(unit)
    below_zero = value < 0 or unit == "degree" or (known and known.dimension == "temperature")
    return None if below_zero else 0.0
