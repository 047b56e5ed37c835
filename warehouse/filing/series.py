"""How claims are filed, so that a new one finds those on file that it may be compared with.

Claims are filed under a coarse key (family of measures, dimension of the unit, country) with the
days in which they can be compared (`warehouse.filing.windows`). A batch joins the narrow table of
positions; claims and articles are read only for the few candidates that remain.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from extractors.figures.units import kin
from extractors.meaning.families import heading, moved
from extractors.measures import behaviour
from extractors.places import Gazetteer
from extractors.places.worldwide import WORLD
from extractors.records import Quantity
from extractors.standing.turns import change_of
from warehouse.file.keys import key_of, series_key
from warehouse.judgement.knowledge import Knowledge
from warehouse.records import Account

# Claims on file that stand for one position: a second and third article, so that a position that
# two events share is not judged by the first event alone.
EXEMPLARS = 3


Levels = tuple[str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Filing:
    """How claims are filed, so that two claims that any gate could let through can meet.

    Both share the family of their measures and the dimension of their units. Of their places one
    holds the other: `levels` gives the ids of the region, the district and the town that a place
    is or lies in, None for those it is wider than, and the two differ on no level.
    """

    family: Callable[[str], str]
    dimension: Callable[[str], str]
    levels: Callable[[str], Levels] = lambda place_id: (None, None, None)

    def key(self, quantity: Quantity, country: str | None) -> int:
        """The coarse key of a claim filed under a country, or under none."""
        named = heading(quantity.measure or "", quantity.counted)
        family, dimension = self.family(named), self.dimension(quantity.unit)
        return key_of("coarse", family, _is_level(quantity), dimension, country)

    def places(self, quantity: Quantity) -> tuple[int | None, int | None, int | None]:
        """The keys of region, district and town; None where the claim is of a wider place."""
        if quantity.place_id is None:
            return None, None, None
        region, district, town = self.levels(quantity.place_id)
        return _place_key(region), _place_key(district), _place_key(town)


def _is_level(quantity: Quantity) -> bool:
    """Whether a figure is no change of its measure; what is itself a rate or a move is one kind."""
    measure = quantity.measure or ""
    return change_of(quantity) is None or behaviour(measure).rate or moved(measure)


def _place_key(place_id: str | None) -> int | None:
    return key_of("place", place_id) if place_id else None


def filing_of(knowledge: Knowledge, gazetteer: Gazetteer) -> Filing:
    """The filing that the judgement's gates ask for."""

    def family(measure: str) -> str:
        return behaviour(measure).whole or measure

    def dimension(unit: str) -> str:
        based = knowledge.to_base(1.0, unit)
        return kin(based[1] if based else unit)

    @lru_cache(maxsize=8192)
    def levels(place_id: str) -> Levels:
        entry = gazetteer.by_id(place_id)
        held = {e.kind: e.id for e in gazetteer.chain(entry.number)} if entry else {}
        return held.get("R"), held.get("D"), held.get("P")

    return Filing(family, dimension, levels)


def comparable(quantity: Quantity) -> bool:
    """Whether a claim is ever compared: not what is denied or supposed; what is foretold may be a
    plan, or an article's own forecast in its next revision."""
    return quantity.modality in ("asserted", "quoted", "forecast")


def country_of(quantity: Quantity, account: Account) -> str | None:
    """The country that a claim is filed under: its own, else the one its article is mostly about.

    The second is a filing aid only; whether the places agree is for the place gate to say. A claim
    of the whole world is filed under none, whatever country its article is about.
    """
    if quantity.country or quantity.place_id == WORLD.id:
        return quantity.country
    found = Counter(q.country for q in account.quantities if q.country)
    return min(found, key=lambda c: (-found[c], c)) if found else None


def position_key(quantity: Quantity, day: int) -> int:
    """The key of a position of one source: series, bounds and period, or the day it was told."""
    start, end = quantity.window_start, quantity.window_end
    named = start is not None or end is not None
    return key_of(
        "position",
        series_key(quantity),
        quantity.low,
        quantity.high,
        quantity.soft_low,
        quantity.soft_high,
        quantity.source.casefold() if quantity.source else None,
        quantity.modality,
        start.isoformat() if start else None,
        end.isoformat() if end else None,
        None if named else day,
    )
