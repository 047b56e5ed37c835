"""Contradictions within one article: a headline against the body, a conversion that does not come
out.

A body counts many things of one kind, so two of its figures are not held against each other; a
headline sums up one of them, and clashes where the body holds nothing that it could sum up.
"""

from collections.abc import Sequence
from itertools import combinations

from extractors.measures import tolls
from extractors.records import Quantity
from extractors.standing.corrections import stance
from extractors.standing.groups import group_of
from warehouse.judgement.bounds import bounds_of, middle, overlap, ratio
from warehouse.judgement.event import sums_up
from warehouse.judgement.knowledge import Knowledge
from warehouse.judgement.side import Side
from warehouse.records import Account, Gate

MOST_SUMMANDS = 6
LEAD = 2  # paragraphs in which an article says again what its headline said
# A slip changes a figure by less; beyond, something else is counted. Of the headline's own event
# even 14 and 41 are a slip.
ALIKE, ALIKE_ELSEWHERE = 3.0, 2.0


def supported(headline: Quantity, body: Sequence[Quantity], knowledge: Knowledge) -> bool:
    """Whether a body holds a figure, or figures that add up, to what its headline says."""
    top = bounds_of(headline, knowledge)
    bounds = [bounds_of(quantity, knowledge) for quantity in body]
    if any(overlap(top, other) != "hard" for other in bounds):
        return True
    parts = [middle(other) for other in bounds[:MOST_SUMMANDS]]
    sums = (sum(some) for n in range(2, len(parts) + 1) for some in combinations(parts, n))
    return any(top.low <= total <= top.high for total in sums)


def self_gate(a: Side, b: Side, knowledge: Knowledge) -> Gate:
    """Whether two claims of one article may be held against each other."""
    if {a.quantity.part, b.quantity.part} != {"headline", "body"}:
        return Gate("self", "differs", "one article counts many things; only its headline sums up")
    top, below = (a, b) if a.quantity.part == "headline" else (b, a)
    why = _why_not(top, below, _body_of(top.quantity, a.account), knowledge)
    if why is not None:
        return Gate("self", "differs", why)
    return Gate("self", "same", "the headline against the lead's figure of the same")


def _why_not(top: Side, below: Side, body: Sequence[Quantity], knowledge: Knowledge) -> str | None:
    if supported(top.quantity, body, knowledge):
        return "the body holds what the headline says"
    if not body or below.quantity != body[0] or below.quantity.paragraph > LEAD:
        return "the headline is held against the lead's first figure"
    far = ALIKE if _of_headline(top.quantity, below.quantity) else ALIKE_ELSEWHERE
    if below.quantity.measure != top.quantity.measure or ratio(top.bounds, below.bounds) >= far:
        return "the lead may count something else"
    if sums_up(top.quantity.sentence) or _is_piece(below.quantity):
        return "one of them counts more than one event, or a part"
    if len(body) > 1 and all(_is_less(other, top, knowledge) for other in body):
        return "the body may count in pieces what the headline sums up"
    return None


def _of_headline(top: Quantity, below: Quantity) -> bool:
    """Whether a figure of the lead is about the event that headline and lead tell."""
    return top.event is not None and top.event == below.event


def _is_piece(quantity: Quantity) -> bool:
    return group_of(quantity) is not None or "other" in quantity.quote


def _is_less(quantity: Quantity, top: Side, knowledge: Knowledge) -> bool:
    return middle(bounds_of(quantity, knowledge)) < middle(top.bounds)


def _body_of(headline: Quantity, account: Account) -> list[Quantity]:
    """The body's figures of the headline's kind, those left out that the text withdraws."""
    return [
        quantity
        for quantity in account.quantities
        if quantity.part == "body"
        and quantity.unit == headline.unit
        and quantity.change == headline.change
        and _near(quantity.measure, headline.measure)
        and stance(quantity) != "withdrawn"
    ]


def _near(a: str | None, b: str | None) -> bool:
    """Measures of which a headline may sum up one as the other ("shot" of killed and injured)."""
    return a == b or (a in tolls() and b in tolls())
