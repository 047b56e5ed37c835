"""Do two claims belong to one series: one total, level or rate, read at one time or at two?

What adds up or stands has no event of its own that two short reports could share words on. Its
words name it: the place, the day from which it is counted, the thing, and who counts it.
"""

from extractors.measures import behaviour
from warehouse.judgement.knowledge import Knowledge
from warehouse.judgement.period import begins_with
from warehouse.judgement.side import Side
from warehouse.records import Gate

# What each mark is worth; two full ones, or one with two halves, make a series.
WHOLE, HALF, NEEDED = 1.0, 0.5, 2.0
_ANY = frozenset({None, "person", "case"})


def of_country(side: Side) -> bool:
    """Whether a country has one such figure, so that an article on a country pins it: its rate."""
    how = behaviour(side.quantity.measure)
    return how.rate or how.owned == "country" or side.quantity.measure == "unemployment"


def from_one_day(a: Side, b: Side) -> bool:
    """Whether both are counted from one stated day, or over one stated stretch, until told."""
    return begins_with(a.span, b.span)


def in_series(a: Side, b: Side, place: Gate, knowledge: Knowledge) -> Gate | None:
    """The gate of two claims of one series, with the marks that make it one; None without."""
    if not (from_one_day(a, b) or _state(a) or _state(b)):
        return None  # sums without a start are of any stretch of a war
    found = _marks(a, b, place, knowledge)
    if sum(worth for worth, _ in found) < NEEDED:
        return None
    return Gate("event", "same", f"one series: {'; '.join(detail for _, detail in found)}")


def _state(side: Side) -> bool:
    return side.quantity.event_scope == "level"


def _marks(a: Side, b: Side, place: Gate, knowledge: Knowledge) -> list[tuple[float, str]]:
    one, other = a.quantity, b.quantity
    found = []
    if place.outcome in ("same", "contains", "within"):
        weak = any(side.quantity.place_via in ("article", "dateline") for side in (a, b))
        found.append((HALF if weak or place.outcome != "same" else WHOLE, place.detail))
    if from_one_day(a, b):
        found.append((WHOLE, f"both are counted from about {a.span.start}"))
    if one.counted == other.counted and one.counted not in _ANY:
        found.append((HALF, f"both count {one.counted}"))
    if ":" in (one.measure or "") and ":" in (other.measure or ""):
        found.append((HALF, "both tell one deed"))
    if one.source and other.source and knowledge.same_source(one.source, other.source):
        found.append((WHOLE, f"both credit {one.source}"))
    return found
