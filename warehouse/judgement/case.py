"""Two claims before the gates: the case that is opened where all of them let it pass."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractors.story_marks import fold
from warehouse.judgement.bounds import Bounds, Overlap, exceeds, overlap, ratio, widened
from warehouse.judgement.event import (
    SAME_CAMPAIGN,
    SAME_STORY,
    SURELY_SAME,
    event_gate,
    marks,
    sentence_gate,
    streets_gate,
    sums_up,
)
from warehouse.judgement.gates import (
    counted_gate,
    measure_gate,
    modality_gate,
    place_gate,
    unit_gate,
)
from warehouse.judgement.headline import self_gate
from warehouse.judgement.knowledge import Knowledge
from warehouse.judgement.measures import Behaviour, behaviour, holds
from warehouse.judgement.parts import far_apart, part_gate
from warehouse.judgement.period import EVENT_DAYS, period_gate
from warehouse.judgement.relations import Relation, closed, combined
from warehouse.judgement.side import Side
from warehouse.judgement.sources import source_gate
from warehouse.judgement.tolls import toll_gate
from warehouse.records import Gate

# A total that adds up over a month or more in a named place is pinned by its words.
PINNED_DAYS = 28


@dataclass(frozen=True, slots=True)
class Case:
    """Two claims and what the gates said; open where none closed.

    `relation` is "same", or "contains"/"within" where one figure is a part of the other; `overlap`
    says how the bounds stand to each other as far as that relation lets them clash.
    """

    a: Side
    b: Side
    gates: tuple[Gate, ...]
    relation: Relation
    overlap: Overlap
    how: Behaviour


# Places that an article names of itself rather than of a figure.
_WEAK = frozenset({"headline", "dateline", "article"})
Matter = Callable[[Side, Side, Knowledge], Iterator[Gate]]


def case_of(a: Side, b: Side, knowledge: Knowledge, matter: Matter | None = None) -> Case:
    """The case of two claims; its gates end with the first that closed.

    `matter` asks the gates on what is counted: `same_matter`, or `same_frame` for figures that
    stand in the same place of the same sentence.
    """
    gates: list[Gate] = []
    for gate in all_gates(a, b, knowledge, matter or same_matter):
        gates.append(gate)
        if gate.outcome == "differs":
            break
    relation = combined(gates)
    if relation == "differs" and closed(gates) is None:
        gates.append(Gate("logic", "differs", "neither figure is a part of the other"))
    clash = _clash(relation, a, b)
    if closed(gates) is None and (relation == "same" or clash != "overlap"):
        gates.append(_order_gate(gates, a, b))
        if clash != "overlap" and a.account.id != b.account.id:
            gates.append(toll_gate(a, b))
    how = _behaviour(a, b)
    return Case(a, b, tuple(gates), relation, clash, how)


def all_gates(a: Side, b: Side, knowledge: Knowledge, matter: Matter) -> Iterator[Gate]:
    """Every gate in the order in which they are asked, closed ones included."""
    yield from matter(a, b, knowledge)
    yield modality_gate(a.quantity, b.quantity)
    yield _withdrawn_gate(a, b)
    yield part_gate(a, b)
    place = _place_gate(a, b, knowledge)
    yield place
    period = period_gate(a.span, b.span, _behaviour(a, b))
    yield period
    yield source_gate(a.quantity, b.quantity, knowledge)
    yield from _event_gates(a, b, place, period, knowledge)


def same_matter(a: Side, b: Side, knowledge: Knowledge) -> Iterator[Gate]:
    """Measure, unit and class, as the words name them."""
    yield measure_gate(a.quantity, b.quantity)
    yield unit_gate(a.quantity, b.quantity, knowledge)
    yield counted_gate(a.quantity, b.quantity, knowledge)


def same_frame(a: Side, b: Side, knowledge: Knowledge) -> Iterator[Gate]:
    """One sentence told twice: whatever its figure measures, known or not, it is the same."""
    if a.quantity.measure is None or b.quantity.measure is None:
        yield Gate("measure", "same", "the sentences are the same but for their figures")
    else:
        yield measure_gate(a.quantity, b.quantity)
    yield unit_gate(a.quantity, b.quantity, knowledge)
    yield counted_gate(a.quantity, b.quantity, knowledge)


def _place_gate(a: Side, b: Side, knowledge: Knowledge) -> Gate:
    """The place gate; places found in passing do not part two articles that surely tell one event.

    A dateline, a headline or a street's name gives the place of the article rather than that of
    the figure: "Springfield" of one account is "Illinois" in the next.
    """
    gate = place_gate(a.quantity, b.quantity, knowledge)
    if gate.outcome in ("same", "unknown") or a.account.story is None or b.account.story is None:
        return gate
    if _in_passing(a, b) or _in_passing(b, a):
        return Gate("place", "unknown", f"the article speaks of both places: {gate.detail}")
    stated = all(side.quantity.place_via == "clause" for side in (a, b))
    if stated or _long(a) or _long(b):
        return gate
    sure = event_gate(marks(a.account.story, b.account.story), SURELY_SAME)
    if sure.outcome == "differs":
        return gate
    return Gate("place", "unknown", f"named in passing, in one story: {gate.detail}")


def _in_passing(side: Side, other: Side) -> bool:
    """Whether a claim took its place from a headline whose article names the other's place too."""
    if side.quantity.place_via not in _WEAK or side.account.story is None:
        return False
    place = fold(other.quantity.place or "-")
    return any(place in name for name in side.account.story.names)


def _long(side: Side) -> bool:
    return side.span.days is not None and side.span.days > EVENT_DAYS


def _behaviour(a: Side, b: Side) -> Behaviour:
    """How the measure behaves in time; of a whole and its part the whole's."""
    one, other = a.quantity.measure, b.quantity.measure
    if one is not None and other is not None and holds(other, one):
        return behaviour(other)
    return behaviour(one or other or "")


def _withdrawn_gate(a: Side, b: Side) -> Gate:
    """A figure that its own sentence withdraws is nobody's claim any more."""
    for side in (a, b):
        if side.stance == "withdrawn":
            return Gate("standing", "differs", f"“{side.quantity.quote}” is told as withdrawn")
    return Gate("standing", "same", "both figures stand")


def _event_gates(
    a: Side, b: Side, place: Gate, period: Gate, knowledge: Knowledge
) -> Iterator[Gate]:
    if a.account.id == b.account.id:
        within = a.account.revision == b.account.revision
        yield self_gate(a, b, knowledge) if within else Gate("event", "same", "one article")
        return
    if sums_up(a.account.title or "") != sums_up(b.account.title or ""):
        yield Gate("event", "differs", "one article sums up several events")
    yield sentence_gate(a.quantity.sentence, b.quantity.sentence)
    for one, other in ((a, b), (b, a)):
        if other.account.story is not None:
            yield streets_gate(one.quantity.sentence, other.account.story)
    if _pinned(a, b, place, period):
        yield Gate("event", "same", "place and period pin what is counted")
    elif a.account.story is None or b.account.story is None:
        yield Gate("event", "differs", "the story of one article is not on file")
    else:
        found = marks(a.account.story, b.account.story)
        longest = max(a.span.days or 0, b.span.days or 0)
        if longest > EVENT_DAYS:
            found = tuple(mark for mark in found if mark.name != "days")
        placed = place.outcome != "unknown" and longest >= PINNED_DAYS
        yield event_gate(found, SAME_CAMPAIGN if placed else SAME_STORY)


def _pinned(a: Side, b: Side, place: Gate, period: Gate) -> bool:
    """Whether the words alone say that one thing is counted, whatever story is told around it."""
    if place.outcome == "unknown" or period.outcome == "unknown":
        return False
    if _behaviour(a, b).nature in ("level", "flow"):
        return True
    return all((side.span.days or 0) >= PINNED_DAYS for side in (a, b))


def _comparable(a: Side, b: Side) -> tuple[Bounds, Bounds]:
    if a.quantity.unit == b.quantity.unit:
        return a.bounds, b.bounds
    return widened(a.bounds), widened(b.bounds)


def _clash(relation: Relation, a: Side, b: Side) -> Overlap:
    one, other = _comparable(a, b)
    if relation == "contains":
        return exceeds(other, one)
    if relation == "within":
        return exceeds(one, other)
    return overlap(one, other)


def _order_gate(gates: list[Gate], a: Side, b: Side) -> Gate:
    """Figures of other orders of magnitude count other things, unless their period is stated."""
    unpinned = any(gate.gate == "period" and gate.outcome == "unknown" for gate in gates)
    if unpinned and far_apart(a.bounds, b.bounds):
        times = ratio(a.bounds, b.bounds)
        detail = f"no period is stated for both, and one is {times:,.0f} times the other"
        return Gate("order", "differs", detail)
    return Gate("order", "same", "the figures are of one order")
