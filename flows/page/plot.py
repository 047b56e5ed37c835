"""Figures over time as numbers that a drawing is made of; pure.

Days are percentages of the width, heights pixels of a drawing that is `HEIGHT` high.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from flows.messages.period_words import day_in_words
from flows.page.scale import Axis, Bounded, Tick, axis_of, is_known, soft_of
from warehouse.page.events import TimedFigure

HEIGHT = 240
COLOURS = 6  # that can be told apart; whoever is beyond them shares one more
_EDGE = 3.0  # percent left free at either end
_MOST_DAYS = 5  # ticks of the time axis
_APART = 0.9  # percent between figures of one day
_ACROSS = 6  # of which stand side by side
_OPEN = 16  # pixels by which an open bound reaches beyond what readers take a figure for


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in the drawing: its day and heights; `is_open` where a bound is missing."""

    x: float
    y: float | None
    soft_top: float
    soft_bottom: float
    hard_top: float
    hard_bottom: float
    is_open: bool
    colour: int
    is_disputed: bool
    words: str


@dataclass(frozen=True, slots=True)
class Key:
    """Whose figures have a colour."""

    name: str
    colour: int
    count: int


@dataclass(frozen=True, slots=True)
class Plot:
    """The figures of one measure, class and unit; `figures` are all, those not drawn included."""

    title: str
    points: tuple[Point, ...]
    days: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    keys: tuple[Key, ...]
    is_logarithmic: bool
    figures: tuple[TimedFigure, ...]


def plots_of(figures: Sequence[TimedFigure]) -> list[Plot]:
    """A plot for each measure, class and unit, those with most figures first."""
    by_kind = sorted(figures, key=_kind)
    groups = [list(some) for _, some in groupby(by_kind, key=_kind)]
    return [_plot(group) for group in sorted(groups, key=lambda some: (-len(some), _kind(some[0])))]


def _kind(one: TimedFigure) -> tuple[str, str, str, str]:
    return one.measure, one.counted or "", one.unit, one.change or ""


def _plot(figures: Sequence[TimedFigure]) -> Plot:
    known = [one for one in figures if is_known(one)]
    days = sorted({one.day for one in known})
    ends = [soft_of(one) for one in known]
    keys = _keys(known)
    axis = _levels(ends)
    points = tuple(_points(known, _Days(days), axis, keys)) if axis else ()
    return Plot(
        title=_title(figures[0]),
        points=points,
        days=tuple(_day_ticks(days)) if points else (),
        levels=tuple(Tick(_height(t.at), t.label) for t in axis.ticks) if axis else (),
        keys=tuple(keys.values()),
        is_logarithmic=bool(axis and axis.is_logarithmic),
        figures=tuple(figures),
    )


def _title(one: TimedFigure) -> str:
    name = one.measure.replace("_", " ").replace(":", " ")
    unit = None if one.unit == "count" else one.unit
    change = {"up": "rise", "down": "fall"}.get(one.change or "")
    more = ", ".join(part for part in (one.counted, unit, change) if part)
    return f"{name} ({more})" if more else name


def _levels(ends: Sequence[tuple[float, float]]) -> Axis | None:
    numbers = [number for end in ends for number in end]
    if not numbers:
        return None
    low, high = min(numbers), max(numbers)
    if low == high:
        room = abs(low) * 0.1 or 1.0
        numbers = [low - room, high + room]
    return axis_of(numbers)


def _height(percent: float) -> float:
    return round(HEIGHT * (1 - percent / 100), 2)


class _Days:
    """From a day to its percentage of the width."""

    def __init__(self, days: Sequence[date]) -> None:
        self._first = days[0]
        self._span = (days[-1] - days[0]).days

    def __call__(self, day: date) -> float:
        share = (day - self._first).days / self._span if self._span else 0.5
        return round(_EDGE + share * (100 - 2 * _EDGE), 3)


def _day_ticks(days: Sequence[date]) -> Iterator[Tick]:
    place, span = _Days(days), (days[-1] - days[0]).days
    count = min(span, _MOST_DAYS - 1)
    for step in range(count + 1):
        day = days[0] + timedelta(days=round(span * step / count) if count else 0)
        yield Tick(place(day), day_in_words(day, None))


def _keys(figures: Sequence[TimedFigure]) -> dict[str, Key]:
    """Colours by who is credited, else who says it; the last one is of all others."""
    counted = Counter(one.source or one.outlet for one in figures)
    ranked = sorted(counted, key=lambda name: (-counted[name], name))
    named = ranked if len(ranked) <= COLOURS + 1 else ranked[:COLOURS]
    found = {name: Key(name, at, counted[name]) for at, name in enumerate(named)}
    rest = sum(counted[name] for name in ranked[len(named) :])
    return found | ({"": Key(f"{len(ranked) - len(named)} others", COLOURS, rest)} if rest else {})


def _points(
    figures: Sequence[TimedFigure], days: _Days, axis: Axis, keys: dict[str, Key]
) -> Iterator[Point]:
    seen: Counter[date] = Counter()
    for one in figures:
        aside = (seen[one.day] % _ACROSS - (_ACROSS - 1) / 2) * _APART
        seen[one.day] += 1
        yield _point(one, round(days(one.day) + aside, 3), axis, keys)


def _point(one: TimedFigure, x: float, axis: Axis, keys: dict[str, Key]) -> Point:
    bounds: Bounded = one
    low, high = soft_of(bounds)
    who = one.source or one.outlet
    key = keys.get(who) or keys[""]
    top, bottom = _height(axis.place(high)), _height(axis.place(low))
    return Point(
        x=x,
        y=None if one.value is None else _height(axis.place(one.value)),
        soft_top=top,
        soft_bottom=bottom,
        hard_top=top - _OPEN if one.high is None else _height(axis.place(one.high)),
        hard_bottom=bottom + _OPEN if one.low is None else _height(axis.place(one.low)),
        is_open=one.high is None or one.low is None,
        colour=key.colour,
        is_disputed=one.dispute is not None,
        words=f"{day_in_words(one.day, None)}, {who}: {one.quote}",
    )
