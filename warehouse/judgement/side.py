"""One claim prepared for the gates: what each of them asks, worked out once."""

from dataclasses import dataclass
from datetime import date

from extractors.records import Quantity
from warehouse.judgement.bounds import Bounds, bounds_of, middle
from warehouse.judgement.corrections import Stance, stance
from warehouse.judgement.groups import group_of
from warehouse.judgement.knowledge import Knowledge
from warehouse.judgement.period import Span, span_of
from warehouse.records import Account


@dataclass(frozen=True, slots=True)
class Side:
    """One claim with all that the gates ask about it.

    `group` is what its own words say that it is a part of; `whole` the larger figure of its
    article that it is a part of; `size` one number for its bounds.
    """

    quantity: Quantity
    account: Account
    span: Span
    bounds: Bounds
    size: float
    stance: Stance
    group: str | None
    whole: str | None = None


def bare_side(
    quantity: Quantity, account: Account, published: date | None, knowledge: Knowledge
) -> Side:
    """A claim of an account published on a day, its article's other claims not yet looked at."""
    bounds = bounds_of(quantity, knowledge)
    return Side(
        quantity,
        account,
        span_of(quantity, published),
        bounds,
        middle(bounds),
        stance(quantity),
        group_of(quantity),
    )
