"""The place gate in context: places that an article names in passing, and what they are worth."""

from extractors.events.marks import fold
from extractors.standing.quarters import quarter_of
from warehouse.judgement.event import SURELY_SAME, event_gate, marks
from warehouse.judgement.gates import place_gate
from warehouse.judgement.knowledge import Knowledge
from warehouse.judgement.period import EVENT_DAYS
from warehouse.judgement.side import Side
from warehouse.records import Gate

_LIVING = frozenset({"population", "besieged", "in_need"})
# Places that an article names of itself rather than of a figure.
_WEAK = frozenset({"headline", "dateline", "article"})


def placed_gate(a: Side, b: Side, knowledge: Knowledge) -> Gate:
    """The place gate; places found in passing do not part two articles that surely tell one event.

    A dateline, a headline or a street's name gives the place of the article rather than that of
    the figure: "Springfield" of one account is "Illinois" in the next. But one of the two must name
    the other's place at all: bulletins from one template ("Floods kill 41 in ...") share every word
    and tell of two towns.
    """
    gate = _quartered(place_gate(a.quantity, b.quantity, knowledge), a, b)
    if gate.outcome in ("same", "unknown") or a.account.story is None or b.account.story is None:
        return gate
    if _in_passing(a, b) or _in_passing(b, a):
        return Gate("place", "unknown", f"the article speaks of both places: {gate.detail}")
    stated = all(side.quantity.place_via == "clause" for side in (a, b))
    if stated or is_long(a) or is_long(b) or not (_names(a, b) or _names(b, a)):
        return gate
    sure = event_gate(marks(a.account.story, b.account.story), SURELY_SAME)
    if sure.outcome == "differs":
        return gate
    return Gate("place", "unknown", f"named in passing, in one story: {gate.detail}")


def _quartered(gate: Gate, a: Side, b: Side) -> Gate:
    """The place gate of those who live in a place, of which one may count a part: "250,000 in the
    rebel-held east of the city", "2 million in the city"."""
    if gate.outcome != "same" or not {a.quantity.measure, b.quantity.measure} <= _LIVING:
        return gate
    one, other = quarter_of(a.quantity), quarter_of(b.quantity)
    if one is None and other is None:
        return gate
    if one is None:
        return Gate("place", "contains", f"the second counts a part of {a.quantity.place}")
    if other is None:
        return Gate("place", "within", f"the first counts a part of {a.quantity.place}")
    if one and other and not one & other:
        return Gate("place", "differs", f"they count two parts of {a.quantity.place}")
    return gate


def _in_passing(side: Side, other: Side) -> bool:
    """Whether a claim took its place from a headline whose article names the other's place too."""
    return side.quantity.place_via in _WEAK and _names(side, other)


def _names(side: Side, other: Side) -> bool:
    """Whether a claim's article names the place of the other claim."""
    if side.account.story is None:
        return False
    place = fold(other.quantity.place or "-")
    return any(place in name for name in side.account.story.names)


def is_long(side: Side) -> bool:
    return side.span.days is not None and side.span.days > EVENT_DAYS
