"""Which figures of an article are parts of another figure in it.

Any figure smaller than another that the article gives for the same thing: "Four people were shot;
one died at the scene, two are in hospital". A part clashes with another article's total only by
exceeding it.
"""

from collections.abc import Sequence

from extractors.meaning.classes import sub_groups
from extractors.measures import relatives
from extractors.standing.groups import adds, counts_others
from warehouse.judgement.bounds import Bounds, middle, ratio
from warehouse.judgement.gates import counted_gate, measure_gate, place_gate, unit_gate
from warehouse.judgement.knowledge import Knowledge
from warehouse.judgement.side import Side
from warehouse.records import Gate

# Told of most pairs of claims, so made once.
_WHOLES = Gate("part", "same", "each stands for a whole")

# Without a stated period only figures of one order are told of one thing: of 80,000 and 500,000
# displaced in one province, one counts something else. Small tolls differ by more.
FAR_APART, FAR_APART_SMALL, SMALL = 3.0, 10.0, 100.0


def part_gate(a: Side, b: Side, whole_a: str | None, whole_b: str | None) -> Gate:
    """Whether one figure is told as part of a larger one of its own article (`whole_of`)."""
    for side in (a, b):
        if side.group is not None:
            detail = f"“{side.quantity.quote}” is told as part of {side.group}"
            return Gate("part", "differs", detail)
    if (whole_a is None and whole_b is None) or a.account is b.account:
        return _WHOLES
    if whole_a is not None and whole_b is not None:
        return Gate("part", "differs", "each is a part of its article's own total")
    if whole_a is not None:
        return Gate("part", "within", f"“{a.quantity.quote}” is part of {whole_a} in its article")
    return Gate("part", "contains", f"“{b.quantity.quote}” is part of {whole_b} in its article")


def whole_of(side: Side, siblings: Sequence[Side], knowledge: Knowledge) -> str | None:
    """The words of the whole that a claim is part of in its own article, None of a total.

    A smaller count of another class ("six children" among forty dead) is a total of its own: it is
    compared with other counts of children. `siblings` are the article's claims.
    """
    if side.quantity.measure is None or side.quantity.hedge == "vague":
        return None
    if _is_stated_part(side, siblings):
        return f"“{side.quantity.part_of}”"
    neighbours = [other for other in siblings if other.quantity.sentence == side.quantity.sentence]
    if any(_counted_apart(other, side) for other in neighbours):
        return "a total with the dead"
    if any(_added(other, side) for other in neighbours):
        return "a total with others"
    if adds(side.quantity) and any(_told_before(other, side) for other in siblings):
        return "a total with those told before"
    near = relatives(side.quantity.measure)
    for other in siblings:
        larger = other.quantity.measure in near and other.size > side.size
        if larger and _holds(other, side, knowledge):
            return f"“{other.quantity.quote}”"
    return None


def _is_stated_part(side: Side, siblings: Sequence[Side]) -> bool:
    """Whether the sentence says of what the figure is a part ("millions fled, including about
    3,000 who crossed the border").

    A class of its own is a total of that class ("22 people, seven of them children"), and so are
    the dead among those who were hit.
    """
    mine = side.quantity
    if mine.part_of is None or mine.counted in sub_groups():
        return False
    return any(
        other.quantity.quote == mine.part_of
        and other.quantity.sentence == mine.sentence
        and other.quantity.measure == mine.measure
        for other in siblings
    )


def far_apart(a: Bounds, b: Bounds) -> bool:
    """Whether two figures are of different orders, small tolls given more room."""
    small = max(abs(middle(a)), abs(middle(b))) < SMALL
    return ratio(a, b) > (FAR_APART_SMALL if small else FAR_APART)


def _counted_apart(dead: Side, hit: Side) -> bool:
    """Whether a sentence counts the dead beside those hit ("nine were shot and one was killed").

    "Ten were shot, one of them fatally" counts them among those hit.
    """
    measures = dead.quantity.measure, hit.quantity.measure
    return measures == ("killed", "casualties") and dead.group is None


def _added(one: Side, other: Side) -> bool:
    """Whether a sentence adds one of two figures to the other, so that either is a part of their
    sum ("one wounded man and three others"; "two were taken to one hospital, two others to
    another")."""
    return (
        one.quantity.measure == other.quantity.measure
        and one is not other
        and any(counts_others(side.quantity) for side in (one, other))
    )


def _told_before(other: Side, side: Side) -> bool:
    """Whether an article has told another figure of a kind, and of one event, in a sentence before:
    "four medics were killed", "nine fighters were also killed"."""
    one, later = other.quantity, side.quantity
    if one.measure != later.measure or one.event != later.event or one.value == later.value:
        return False
    return (one.sentence_start or 0) < (later.sentence_start or 0)


def _holds(whole: Side, part: Side, knowledge: Knowledge) -> bool:
    """Whether a larger claim of the article shows that a smaller one is not its total.

    It counts the same, or even less ("one person was shot" where four are said to be wounded). One
    injured among several shot is one of them; one dead among them may be all the dead.
    """
    a, b = whole.quantity, part.quantity
    measure = measure_gate(a, b)
    if measure.outcome == "differs" or a.hedge == "vague" or whole.stance == "withdrawn":
        return False
    if measure.outcome == "contains" and not (b.measure == "injured" and b.value == 1):
        return False
    if None not in (a.event, b.event) and a.event != b.event:
        return False  # the toll of another event holds nothing of this one's
    if far_apart(whole.bounds, part.bounds) or _other_voice(whole, part):
        return False
    if (a.window_start, a.window_end) != (b.window_start, b.window_end):
        return False
    gates = (unit_gate(a, b, knowledge), counted_gate(a, b, knowledge), place_gate(a, b, knowledge))
    return all(gate.outcome in ("same", "within", "unknown") for gate in gates)


def _other_voice(a: Side, b: Side) -> bool:
    one, other = a.quantity.source, b.quantity.source
    return one is not None and other is not None and one != other
