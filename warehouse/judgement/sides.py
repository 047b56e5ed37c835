"""The claims of an account, prepared for the gates."""

import math
from dataclasses import replace
from functools import lru_cache

from extractors.moments import day_of
from extractors.records import Quantity
from warehouse.judgement.knowledge import Knowledge
from warehouse.judgement.parts import whole_of
from warehouse.judgement.side import Side, bare_side
from warehouse.records import Account


# An account on file meets many new ones in a row.
@lru_cache(maxsize=256)
def sides_of(account: Account, knowledge: Knowledge) -> tuple[Side, ...]:
    """The claims of an account; a figure told again loses the soft upper end of its hedge.

    Whoever writes "more than 80,000" a second time need not mean that it is less than 90,000: the
    later mention only repeats the bound (design 3.1).
    """
    published = day_of(account.published) if account.published else None
    bare = [bare_side(quantity, account, published, knowledge) for quantity in account.quantities]
    seen: set[tuple[str | None, str, float | None]] = set()
    sides = []
    for side in bare:
        key = (side.quantity.measure, side.quantity.unit, side.quantity.low)
        bounds = side.bounds
        if key in seen and bounds.open_end:
            bounds = replace(bounds, soft_high=math.inf)
        seen.add(key)
        sides.append(replace(side, bounds=bounds, whole=whole_of(side, bare, knowledge)))
    return tuple(sides)


def side_of(quantity: Quantity, account: Account, knowledge: Knowledge) -> Side:
    """One claim of an account, or of an article whose other claims are not at hand."""
    for side in sides_of(account, knowledge):
        if side.quantity == quantity:
            return side
    published = day_of(account.published) if account.published else None
    return bare_side(quantity, account, published, knowledge)
