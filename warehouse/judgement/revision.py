"""Does the later of two accounts say that its figure takes the place of the other's?

It does where its sentence puts a figure right and names the one that it replaces ("352, instead of
487"), or puts right what the same source gave. Then neither the days between the two nor the words
of the two reports part them: an audit comes months after the accounts.
"""

from typing import Literal

from extractors.measures import holds
from extractors.records import Quantity
from warehouse.judgement.bounds import bounds_of
from warehouse.judgement.side import Side

# How the later account tells what it replaces: by its value, or by who had given it.
Told = Literal["value", "source"]

_REPLACED = frozenset({"corrected", "withdrawn", "first", "comparison"})


def revision_of(a: Side, b: Side) -> Told | None:
    """How the later one of two claims replaces the earlier; None where it does not."""
    if a.published is None or b.published is None or a.account.id == b.account.id:
        return None
    earlier, later = (a, b) if a.published <= b.published else (b, a)
    if earlier.published == later.published or later.quantity.standing != "stands":
        return None
    if later.stance != "corrects":
        return None
    if any(_is_replaced(one, later, earlier) for one in later.account.quantities):
        return "value"
    return "source" if _one_source(earlier, later) else None


def _is_replaced(one: Quantity, later: Side, earlier: Side) -> bool:
    """Whether a figure of the later one's sentence is told as gone, and is the earlier one's."""
    if one.sentence != later.quantity.sentence or one.standing not in _REPLACED:
        return False
    if one.unit != earlier.quantity.unit or one.value is None:
        return False
    stated = earlier.bounds.stated
    return stated is not None and bounds_of(one, earlier.knowledge).stated == stated


def _one_source(a: Side, b: Side) -> bool:
    one, other = a.quantity, b.quantity
    if (
        one.source is None
        or other.source is None
        or not a.knowledge.same_source(one.source, other.source)
    ):
        return False
    measures = one.measure, other.measure
    return measures[0] == measures[1] or _near(one.measure or "", other.measure or "")


def _near(a: str, b: str) -> bool:
    return holds(a, b) or holds(b, a)
