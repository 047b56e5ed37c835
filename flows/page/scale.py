"""Figures on one scale, as numbers that a drawing is made of; pure.

Places are percentages of the drawing's width, so that it fits any screen without being distorted.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from warehouse.records import Position

_EDGE = 4.0  # percent left free at either end
_WIDE = 50  # times the lowest figure from which the scale is logarithmic
_TICKS = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure on the scale: its point, None for a range or a vague one; what readers take it to
    mean (`soft`); what its words commit to (`hard`), which may be open at either end."""

    point: float | None
    soft: tuple[float, float]
    hard: tuple[float, float]
    is_open_below: bool
    is_open_above: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A round number on the scale and where it stands."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The marks by the key of their position, and the ticks below them."""

    marks: dict[str, Mark]
    ticks: tuple[Tick, ...]
    is_logarithmic: bool


def scale_of(positions: Sequence[Position]) -> Scale | None:
    """The positions that share the unit of most on one scale; None where fewer than two can be."""
    shown = _comparable(positions)
    if len(shown) < 2:
        return None
    ends = [_soft(one) for one in shown]
    low, high = min(end[0] for end in ends), max(end[1] for end in ends)
    if low == high:
        return None
    is_logarithmic = low > 0 and high / low >= _WIDE
    place = _Placing(low, high, math.log if is_logarithmic else float)
    numbers = _decades(low, high) if is_logarithmic else _steps(low, high)
    ticks = tuple(Tick(place(number), short_number(number)) for number in numbers)
    marks = {one.key: _mark(one, place) for one in shown}
    return Scale(marks, ticks, is_logarithmic)


def _comparable(positions: Sequence[Position]) -> list[Position]:
    kinds = [(one.unit, one.change) for one in positions]
    most = max(sorted(set(kinds), key=str), key=kinds.count, default=None)
    return [one for one in positions if (one.unit, one.change) == most and _known(one)]


def _known(position: Position) -> bool:
    numbers = (position.value, position.soft_low, position.soft_high, position.low, position.high)
    stated = [number for number in numbers if number is not None]
    return bool(stated) and all(map(math.isfinite, stated))


def _soft(one: Position) -> tuple[float, float]:
    """What readers take a figure to be; an unknown end is the known one."""
    low = _first(one.soft_low, one.low, one.value, one.soft_high, one.high)
    high = _first(one.soft_high, one.high, one.value, one.soft_low, one.low)
    values = [low, high] if one.value is None else [low, high, one.value]
    return min(values), max(values)


def _first(*numbers: float | None) -> float:
    return next(number for number in numbers if number is not None)


class _Placing:
    """From a number to its percentage of the width, held within the drawing."""

    def __init__(self, low: float, high: float, turn: Callable[[float], float]) -> None:
        self._turn = turn
        self._least = low
        self._low, self._high = turn(low), turn(high)

    def __call__(self, number: float) -> float:
        turned = self._turn(max(number, self._least))
        share = (turned - self._low) / (self._high - self._low)
        return round(_EDGE + min(max(share, 0.0), 1.0) * (100 - 2 * _EDGE), 3)


def _mark(one: Position, place: _Placing) -> Mark:
    soft = _soft(one)
    hard = (
        0.0 if one.low is None else place(one.low),
        100.0 if one.high is None else place(one.high),
    )
    return Mark(
        point=None if one.value is None else place(one.value),
        soft=(place(soft[0]), place(soft[1])),
        hard=hard,
        is_open_below=one.low is None,
        is_open_above=one.high is None,
    )


def _steps(low: float, high: float) -> list[float]:
    """Round numbers within the ends, some four of them."""
    rough = (high - low) / _TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [number * step for number in range(first, last + 1)]


def _decades(low: float, high: float) -> list[float]:
    first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
    every = max(1, round((last - first + 1) / (_TICKS + 1)))
    return [10.0**power for power in range(first, last + 1, every)]


def short_number(number: float) -> str:
    """A number as it fits an axis: "400", "80k", "2.5m"."""
    size = abs(number)
    for least, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e4, "k")):
        if size >= least:
            return f"{number / (1e3 if name == 'k' else least):.4g}{name}"
    return f"{number:,.4g}" if size < 1e4 else f"{number:,.0f}"
