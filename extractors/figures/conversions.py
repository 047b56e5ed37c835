"""One figure in two units: "123 square miles (320 square kilometers)", "5 miles, or 8 km"."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.figures.pieces import Piece, piece_at
from extractors.figures.units import dimension_of, to_base
from extractors.records import Figure

SLACK = 0.01  # of the value, beyond what both figures' rounding explains
ROUNDING = 0.05  # of the value: what rounding explains at most, from 10 up


def is_conversion(
    pieces: Sequence[Piece], gap: Sequence[Piece], close: int, a: str, b: str
) -> bool:
    """Whether what stands between two figures in units `a` and `b` makes the second a conversion.

    `close` is the index after the second figure, where a bracket must be closed.
    """
    if a == b or not _same_kind(a, b):
        return False
    link = [piece.text for piece in gap]
    if link in (["("], ["["]):
        return (
            piece_at(pieces, close).text in (")", "]", ";", ",")
            or piece_at(pieces, close).norm in _RATES
        )
    return link in (["or"], [",", "or"], ["/"], [",", "that", "is", ","]) and "%" not in (a, b)


_RATES = frozenset({"per", "a", "an", "each"})


def _same_kind(a: str, b: str) -> bool:
    first, second = dimension_of(a.partition("/")[0]), dimension_of(b.partition("/")[0])
    if first is None or second is None:
        return False
    if first.startswith("money") and second.startswith("money"):
        return True
    return first == second and first not in ("count", "ratio", "duration", "ordinal", "points")


def with_conversion(figure: Figure, other: Figure, grains: tuple[float, float]) -> Figure:
    """The figure with its conversion, and whether that comes out."""
    return replace(figure, converted=other, consistent=comes_out(figure, other, grains))


def comes_out(a: Figure, b: Figure, grains: tuple[float, float]) -> bool:
    """Whether two figures in different units are one, given each one's rounding.

    Money of two currencies and what has no factor cannot be checked and comes out. Of temperatures
    a difference converts without the offset ("warmed by 1.5 degrees Celsius (2.7 Fahrenheit)").
    """
    ends = [(a.value, b.value)] if a.value is not None else [(a.low, b.low), (a.high, b.high)]
    return all(_agree(x, y, a.unit, b.unit, grains) for x, y in ends if None not in (x, y))


def _agree(x: float | None, y: float | None, a: str, b: str, grains: tuple[float, float]) -> bool:
    if x is None or y is None:
        return True
    first, second = _base_interval(x, grains[0], a), _base_interval(y, grains[1], b)
    if first is None or second is None or first[2] != second[2]:
        return True
    if first[0] <= second[1] and second[0] <= first[1]:
        return True
    return dimension_of(a) == "temperature" and _difference_agrees(x, y, a, b, grains)


def _base_interval(value: float, grain: float, unit: str) -> tuple[float, float, str] | None:
    reach = _reach(value, grain)
    low, high = to_base(value - reach, unit), to_base(value + reach, unit)
    return (low[0], high[0], low[1]) if low and high else None


def _reach(value: float, grain: float) -> float:
    """How far from what was measured a figure may lie: its rounding and some slack."""
    size = abs(value)
    rounding = grain / 2 if size < 10 else min(grain / 2, ROUNDING * size)
    return rounding + SLACK * size


def _difference_agrees(x: float, y: float, a: str, b: str, grains: tuple[float, float]) -> bool:
    per_degree = {"celsius": 1.0, "kelvin": 1.0, "fahrenheit": 5 / 9}
    reach = _reach(x, grains[0]) * per_degree.get(a, 1.0)
    reach += _reach(y, grains[1]) * per_degree.get(b, 1.0)
    return abs(x * per_degree.get(a, 1.0) - y * per_degree.get(b, 1.0)) <= reach
