"""Two claims before the gates: the case that is opened where all of them let it pass."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractors.meaning.families import heading
from extractors.measures import Behaviour
from extractors.standing.corrections import told_alike
from warehouse.judgement.bounds import Bounds, Overlap, exceeds, overlap, ratio, widened
from warehouse.judgement.gates import (
    counted_gate,
    measure_gate,
    modality_gate,
    unit_gate,
)
from warehouse.judgement.knowledge import Knowledge
from warehouse.judgement.owners import owner_gate
from warehouse.judgement.parts import far_apart, part_gate
from warehouse.judgement.period import period_gate
from warehouse.judgement.placing import placed_gate
from warehouse.judgement.relations import Relation, closed, combined
from warehouse.judgement.revision import revision_of
from warehouse.judgement.side import Side
from warehouse.judgement.sides import whole_in
from warehouse.judgement.sources import source_gate
from warehouse.judgement.telling import behaviour_of, event_gates, linked, of_one_event, year_gate
from warehouse.judgement.tolls import only_by_noun, toll_gate
from warehouse.records import Gate

# Told of most pairs of claims, so made once.
_STANDING = Gate("standing", "same", "both figures stand")
_ONE_ORDER = Gate("order", "same", "the figures are of one order")

# Two counts of the people of one place differ by less; what differs by more counts the besieged,
# the displaced, one side of a city ("600,000 live under siege" beside "2 million live in Aleppo").
OTHER_PEOPLE = 2.0
# Two sums of one campaign differ by less; "12,000 have died in prisons since 2011" is a part of
# "280,000 have died since 2011", whatever its words leave out.
OTHER_SUM = 10.0
# Counts of one crowd differ by less (police and organisers by ten times); those of two events, one
# a war's worst day, by more.
OTHER_EVENT = 30.0
# Days within which newsrooms tell one event as the news of the day.
ONE_CYCLE = 3


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
    if closed(gates) is None and of_one_event(a, b):
        gates = [_within_event(gate, a, b) for gate in gates]
    relation = combined(gates)
    if relation == "differs" and closed(gates) is None:
        gates.append(Gate("logic", "differs", "neither figure is a part of the other"))
    clash = _clash(relation, a, b)
    if closed(gates) is None and (relation == "same" or clash != "overlap"):
        gates.append(_order_gate(gates, a, b))
        if clash != "overlap":
            gates.append(owner_gate(a, b))
        if clash != "overlap" and a.account.id != b.account.id:
            gates.append(toll_gate(a, b))
    how = behaviour_of(a, b)
    return Case(a, b, tuple(gates), relation, clash, how)


def all_gates(a: Side, b: Side, knowledge: Knowledge, matter: Matter) -> Iterator[Gate]:
    """Every gate in the order in which they are asked, closed ones included."""
    told = revision_of(a, b)
    if told == "value":
        yield from _replacing(a, b, knowledge)
        return
    yield from matter(a, b, knowledge)
    yield modality_gate(a.quantity, b.quantity)
    yield _withdrawn_gate(a, b)
    yield part_gate(a, b, whole_in(a, knowledge), whole_in(b, knowledge))
    place = _place(a, b, knowledge)
    yield place
    yield year_gate(a, b)
    period = _period(a, b)
    if a.account.id == b.account.id and told_alike(a.quantity, b.quantity):
        period = Gate("period", "same", "one sentence of one article")
    if told is not None and period.outcome == "differs" and not _two_stretches(a, b):
        period = Gate("period", "unknown", f"one puts the other right; {period.detail}")
    yield period
    yield source_gate(a.quantity, b.quantity, knowledge)
    if told is not None and linked(a, b, knowledge).answer != "another":
        yield Gate("event", "same", "one source puts its own figure right")
        return
    yield from event_gates(a, b, place, period, knowledge)


def _replacing(a: Side, b: Side, knowledge: Knowledge) -> Iterator[Gate]:
    """The gates of a figure that names the one whose place it takes: that tells what it counts."""
    yield unit_gate(a.quantity, b.quantity, knowledge)
    yield modality_gate(a.quantity, b.quantity)
    yield _withdrawn_gate(a, b)
    yield source_gate(a.quantity, b.quantity, knowledge)
    yield Gate("event", "same", "the later one names the figure whose place it takes")


def _two_stretches(a: Side, b: Side) -> bool:
    """Whether both state a stretch of time: the revenue of two years is of two years."""
    return all(
        side.quantity.window_kind == "during" and (side.span.days or 0) > ONE_CYCLE
        for side in (a, b)
    )


def surely_unrelated(a: Side, b: Side, knowledge: Knowledge) -> bool:
    """Whether one of the gates that cost least closes: the same gates, asked before all others."""
    if revision_of(a, b) is not None:
        return False
    return any(gate.outcome == "differs" for gate in _cheap_gates(a, b, knowledge))


def _cheap_gates(a: Side, b: Side, knowledge: Knowledge) -> Iterator[Gate]:
    # Those that close most often come first.
    yield _place(a, b, knowledge)
    yield _period(a, b)
    yield counted_gate(a.quantity, b.quantity, knowledge)
    yield unit_gate(a.quantity, b.quantity, knowledge)
    yield modality_gate(a.quantity, b.quantity)


# Both are asked by the sieve, and right after it by the judgement of what the sieve lets through.
@lru_cache(maxsize=512)
def _place(a: Side, b: Side, knowledge: Knowledge) -> Gate:
    return placed_gate(a, b, knowledge)


@lru_cache(maxsize=512)
def _period(a: Side, b: Side) -> Gate:
    return period_gate(a.span, b.span, behaviour_of(a, b))


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


def _withdrawn_gate(a: Side, b: Side) -> Gate:
    """A figure that its own sentence withdraws is nobody's claim any more."""
    for side in (a, b):
        if side.stance == "withdrawn":
            return Gate("standing", "differs", f"“{side.quantity.quote}” is told as withdrawn")
    return _STANDING


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


def _within_event(gate: Gate, a: Side, b: Side) -> Gate:
    """The gates of place and class of one event: its toll is one, whichever of its places and by
    whichever noun an account tells it.

    Where both figures have a place of their own clause, one may count a town of a wide event.
    """
    if gate.outcome not in ("contains", "within"):
        return gate
    if gate.gate == "counted" and of_main_event(a, b) and only_by_noun(a, b):
        return Gate("counted", "same", f"neither counts anybody else; {gate.detail}")
    if gate.gate != "place":
        return gate
    if all(side.quantity.place_via == "clause" for side in (a, b)):
        return gate
    return Gate("place", "same", f"of one event; {gate.detail}")


def of_main_event(a: Side, b: Side) -> bool:
    """Whether both count by a named measure what both articles are about, within one news cycle."""
    if not of_one_event(a, b) or not a.quantity.event == b.quantity.event == 0:
        return False
    measures = (heading(side.quantity.measure or ":", None) for side in (a, b))
    known = all(":" not in measure for measure in measures)
    near = a.published and b.published and abs((a.published - b.published).days) <= ONE_CYCLE
    return known and bool(near)


def _order_gate(gates: list[Gate], a: Side, b: Side) -> Gate:
    """Figures of other orders of magnitude count other things, unless their period is stated."""
    near = ratio(a.bounds, b.bounds) < OTHER_EVENT
    if near and of_main_event(a, b) and combined(gates) == "same":
        return _ONE_ORDER  # however far apart the counts of it are
    unpinned = any(gate.gate == "period" and gate.outcome == "unknown" for gate in gates)
    if unpinned and far_apart(a.bounds, b.bounds):
        times = ratio(a.bounds, b.bounds)
        detail = f"no period is stated for both, and one is {times:,.0f} times the other"
        return Gate("order", "differs", detail)
    summed = {a.quantity.event_scope, b.quantity.event_scope} <= {"total", "period"}
    if summed and ratio(a.bounds, b.bounds) >= OTHER_SUM:
        return Gate("order", "differs", "one sums up a small part of what the other does")
    if a.quantity.measure == "population" and ratio(a.bounds, b.bounds) >= OTHER_PEOPLE:
        detail = "so different numbers of people live in different parts of the place"
        return Gate("order", "differs", detail)
    return _ONE_ORDER
