"""What a contradiction is about, apart from its event: measure and class, in one article or not."""

from dataclasses import dataclass
from typing import Literal

from extractors.meaning.classes import sub_groups
from extractors.measures import people
from extractors.records import Quantity
from warehouse.events.told import about_event
from warehouse.records import Comparison

# "news": accounts of the world, which others may join. "article": what one article says of itself,
# in its headline or by an edit without notice; that is a matter of its own.
About = Literal["news", "article"]


@dataclass(frozen=True, slots=True)
class Matter:
    """What the figures of one dispute share; `counted` None where the measure counts anything."""

    measure: str
    counted: str | None
    about: About


def matter_of(comparison: Comparison) -> Matter:
    """The matter of a contradiction; of a part against its whole, the part's."""
    narrow = {gate.gate: gate.outcome for gate in comparison.gates}
    measured = comparison.a if narrow.get("measure") == "within" else comparison.b
    counting = comparison.a if narrow.get("counted") == "within" else comparison.b
    about: About = "article" if comparison.kind in ("self", "edit") else "news"
    return Matter(measured.measure or "", class_of(counting), about)


def class_of(quantity: Quantity) -> str | None:
    """The class whose figures are compared with each other.

    "12 died", "12 passengers died" and "12 civilians died" are tolls of one dispute; of the
    children among the dead another may be told.
    """
    if quantity.measure not in people():
        return quantity.counted
    named = quantity.counted in sub_groups() and quantity.counted != "civilian"
    return quantity.counted if named else "person"


def event_number(claim: Quantity) -> int | None:
    """The number of the single event that a claim is about, None for a sum, a level or none."""
    return claim.event if about_event(claim) else None
