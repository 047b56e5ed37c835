"""How newsrooms count: with or without the attacker, the dead among the hurt or beside them.

Two tolls that differ by just what such a habit explains are no contradiction.
"""

from collections.abc import Iterator

from extractors.measures import tolls
from extractors.standing.groups import group_of
from extractors.standing.habits import counts_attacker
from warehouse.judgement.bounds import middle
from warehouse.judgement.parts import SMALL
from warehouse.judgement.side import Side
from warehouse.records import Gate

# Classes of those who fight and of those who do not: who counts one beside another counts parts.
_SIDES = frozenset({
    "civilian", "fighter", "soldier", "force", "police", "guard", "attacker", "suspect",
})  # fmt: skip
# Told of most pairs of claims, so made once.
_NO_HABIT = Gate("toll", "same", "no habit of counting explains a difference")


def toll_gate(a: Side, b: Side) -> Gate:
    """Whether a habit of counting explains that two tolls of one event differ."""
    if {a.quantity.measure, b.quantity.measure} <= tolls():
        for why in _explanations(a, b):
            return Gate("toll", "differs", why)
    elif a.quantity.measure == b.quantity.measure == "hospitalised" and _larger(a, b) < SMALL:
        return Gate("toll", "differs", "patients come and go, and few are counted")
    return _NO_HABIT


def only_by_noun(a: Side, b: Side) -> bool:
    """Whether two tolls of one event differ in class by the noun alone: "killed 14 civilians" of a
    monitor, "killed 19 people" of an agency, where neither article counts anybody else.

    Of an article that tells of fighters beside, or of people of whom some were civilians, the
    civilians are a part.
    """
    if a.quantity.measure != b.quantity.measure or a.quantity.measure not in tolls():
        return False
    classes = {a.quantity.counted, b.quantity.counted}
    if "civilian" not in classes or not classes <= {"civilian", "person", None}:
        return False
    return _counts_one_class(a) and _counts_one_class(b)


def _counts_one_class(side: Side) -> bool:
    """Whether an article counts, by this measure and in this event, nobody of another side, nor
    more people than its civilians; children and women may be of either."""
    mine = side.quantity
    beside = [
        other
        for other in side.account.quantities
        if other.measure == mine.measure and other.event == mine.event
    ]
    if any(other.counted in _SIDES and other.counted != mine.counted for other in beside):
        return False
    return mine.counted != "civilian" or not any(
        other.counted in (None, "person") and (other.low or 0) > (mine.low or 0) for other in beside
    )


def _explanations(a: Side, b: Side) -> Iterator[str]:
    gap = abs(middle(a.bounds) - middle(b.bounds))
    attacker = [counts_attacker(side.quantity) for side in (a, b)]
    if gap == 1 and any(attacker):
        yield "the attacker may be counted by one and not by the other"
    more = a if middle(a.bounds) > middle(b.bounds) else b
    if "killed" in (a.quantity.measure, b.quantity.measure) or _dead_apart(more):
        return
    if gap > 0 and gap in {*_dead(a), *_dead(b)}:
        yield f"the {gap:.0f} dead may be counted among the hurt by one and not by the other"


def _dead_apart(side: Side) -> bool:
    """Whether a sentence counts its dead beside its hurt, so that the hurt are the hurt alone."""
    return any(
        other.measure == "killed"
        and other.sentence == side.quantity.sentence
        and group_of(other) is None
        for other in side.account.quantities
    )


def _dead(side: Side) -> Iterator[float]:
    for quantity in side.account.quantities:
        if quantity.measure == "killed" and quantity.value is not None:
            yield quantity.value


def _larger(a: Side, b: Side) -> float:
    return max(middle(a.bounds), middle(b.bounds))
