"""Figures on one scale, as numbers that a drawing is made of; pure.

Places are percentages of the drawing's width, so that it fits any screen without being distorted.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from warehouse.records import Position

_EDGE = 4.0  # percent left free at either end
_WIDE = 50  # times the lowest figure from which the scale is logarithmic
_TICKS = 4


class Bounded(Protocol):
    """A figure with its value and both layers of its bounds."""

    @property
    def value(self) -> float | None: ...
    @property
    def low(self) -> float | None: ...
    @property
    def high(self) -> float | None: ...
    @property
    def soft_low(self) -> float | None: ...
    @property
    def soft_high(self) -> float | None: ...


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
    ends = [soft_of(one) for one in shown]
    numbers = [number for end in ends for number in end]
    if min(numbers) == max(numbers):
        return None
    axis = axis_of(numbers)
    marks = {one.key: _mark(one, axis) for one in shown}
    return Scale(marks, axis.ticks, axis.is_logarithmic)


def _comparable(positions: Sequence[Position]) -> list[Position]:
    kinds = [(one.unit, one.change) for one in positions]
    most = max(sorted(set(kinds), key=str), key=kinds.count, default=None)
    return [one for one in positions if (one.unit, one.change) == most and is_known(one)]


def is_known(position: Bounded) -> bool:
    """Whether something finite is known of a figure."""
    numbers = (position.value, position.soft_low, position.soft_high, position.low, position.high)
    stated = [number for number in numbers if number is not None]
    return bool(stated) and all(map(math.isfinite, stated))


def soft_of(one: Bounded) -> tuple[float, float]:
    """What readers take a figure to be; an unknown end is the known one."""
    low = _first(one.soft_low, one.low, one.value, one.soft_high, one.high)
    high = _first(one.soft_high, one.high, one.value, one.soft_low, one.low)
    values = [low, high] if one.value is None else [low, high, one.value]
    return min(values), max(values)


def _first(*numbers: float | None) -> float:
    return next(number for number in numbers if number is not None)


@dataclass(frozen=True, slots=True)
class Axis:
    """From numbers to percentages of a drawing's width, held within it."""

    low: float
    high: float
    is_logarithmic: bool
    ticks: tuple[Tick, ...]

    def place(self, number: float) -> float:
        """Where a number stands."""
        turn = math.log if self.is_logarithmic else float
        low, high = turn(self.low), turn(self.high)
        share = (turn(max(number, self.low)) - low) / (high - low)
        return round(_EDGE + min(max(share, 0.0), 1.0) * (100 - 2 * _EDGE), 3)


def axis_of(numbers: Sequence[float]) -> Axis:
    """The axis that holds numbers of which two differ; logarithmic where they are far apart.

    A logarithmic one begins at the lowest that is more than nothing; nothing stands at its end.
    """
    low, high = min(numbers), max(numbers)
    least = min((number for number in numbers if number > 0), default=0.0)
    is_logarithmic = low >= 0 and least > 0 and high / least >= _WIDE
    bare = Axis(least if is_logarithmic else low, high, is_logarithmic, ())
    rounds = _decades(least, high) if is_logarithmic else _steps(low, high)
    return replace(bare, ticks=tuple(Tick(bare.place(n), short_number(n)) for n in rounds))


def _mark(one: Position, axis: Axis) -> Mark:
    soft = soft_of(one)
    hard = (
        0.0 if one.low is None else axis.place(one.low),
        100.0 if one.high is None else axis.place(one.high),
    )
    return Mark(
        point=None if one.value is None else axis.place(one.value),
        soft=(axis.place(soft[0]), axis.place(soft[1])),
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
