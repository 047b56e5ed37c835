"""How claims are filed, so that a new one finds those on file that it may be compared with.

Claims are filed under a coarse key (family of measures, dimension of the unit, country) with the
days in which they can be compared (`warehouse.windows`). A batch joins the narrow table of
positions; claims and articles are read only for the few candidates that remain.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from extractors.records import Quantity
from warehouse.judgement.knowledge import Knowledge
from warehouse.judgement.measures import behaviour
from warehouse.keys import key_of
from warehouse.records import Account

# Claims on file that stand for one position: a second and third article, so that a position that
# two events share is not judged by the first event alone.
EXEMPLARS = 3


@dataclass(frozen=True, slots=True)
class Filing:
    """How claims are filed: the family of a measure and the dimension of a unit.

    Two claims that any gate could let through share both.
    """

    family: Callable[[str], str]
    dimension: Callable[[str], str]

    def key(self, quantity: Quantity, country: str | None) -> int:
        """The coarse key of a claim filed under a country, or under none."""
        family = self.family(quantity.measure or "")
        return key_of("coarse", family, self.dimension(quantity.unit), country)


def filing_of(knowledge: Knowledge) -> Filing:
    """The filing that the judgement's gates ask for."""

    def family(measure: str) -> str:
        return behaviour(measure).whole or measure

    def dimension(unit: str) -> str:
        based = knowledge.to_base(1.0, unit)
        return based[1] if based else unit

    return Filing(family, dimension)


def country_of(quantity: Quantity, account: Account) -> str | None:
    """The country that a claim is filed under: its own, else the one its article is mostly about.

    The second is a filing aid only; whether the places agree is for the place gate to say.
    """
    if quantity.country:
        return quantity.country
    found = Counter(q.country for q in account.quantities if q.country)
    return min(found, key=lambda c: (-found[c], c)) if found else None


def position_key(quantity: Quantity, stance: int, day: int) -> int:
    """The key of a position of one source: series, bounds and period, or the day it was told."""
    start, end = quantity.window_start, quantity.window_end
    named = start is not None or end is not None
    source = quantity.source.casefold() if quantity.source else None
    return key_of(
        "position",
        stance,
        source,
        quantity.modality,
        start.isoformat() if start else None,
        end.isoformat() if end else None,
        None if named else day,
    )
