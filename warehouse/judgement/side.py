"""One claim prepared for the gates."""

import math
from dataclasses import dataclass, replace

from extractors.moments import day_of
from extractors.records import Quantity
from warehouse.judgement.bounds import Bounds, bounds_of
from warehouse.judgement.knowledge import Knowledge
from warehouse.judgement.parts import whole_of
from warehouse.judgement.period import Span, span_of
from warehouse.records import Account


@dataclass(frozen=True, slots=True)
class Side:
    """One claim with all that the gates ask about it; `whole` names what it is part of, if any."""

    quantity: Quantity
    account: Account
    span: Span
    bounds: Bounds
    whole: str | None = None


def side_of(quantity: Quantity, account: Account, knowledge: Knowledge) -> Side:
    """A claim of an account, its period and bounds worked out."""
    published = day_of(account.published) if account.published else None
    return Side(
        quantity,
        account,
        span_of(quantity, published),
        bounds_of(quantity, knowledge),
        whole_of(quantity, account.quantities, knowledge),
    )


def sides_of(account: Account, knowledge: Knowledge) -> list[Side]:
    """The claims of an account; a figure told again loses the soft upper end of its hedge.

    Whoever writes "more than 80,000" a second time need not mean that it is less than 90,000: the
    later mention only repeats the bound (design 3.1).
    """
    seen: set[tuple[str | None, str, float | None]] = set()
    sides = []
    for quantity in account.quantities:
        side = side_of(quantity, account, knowledge)
        key = (quantity.measure, quantity.unit, quantity.low)
        if key in seen and side.bounds.open_end:
            side = replace(side, bounds=replace(side.bounds, soft_high=math.inf))
        seen.add(key)
        sides.append(side)
    return sides
