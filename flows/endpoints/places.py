"""Places as users name them in filters: "Idlib", "Birmingham, Alabama", a country, an id."""

from functools import cache

from extractors.places import Gazetteer
from extractors.places.fold import fold, skeleton
from extractors.places.gazetteer import Entry
from flows.endpoints.matching import Holds


def find_place(name: str, gazetteer: Gazetteer) -> Entry | None:
    """The place meant by a name or id, None where the gazetteer has none.

    Of several places of one name the widest is meant, then the most populous: nobody has told us
    of an article around it. "Name, Outer" means the one that lies in Outer.
    """
    if (entry := gazetteer.by_id(name)) is not None:
        return entry
    inner, _, outer = name.partition(",")
    found = _named(inner, gazetteer)
    if outer.strip():
        around = find_place(outer.strip(), gazetteer)
        if around is None:
            return None
        found = [entry for entry in found if gazetteer.contains(around.id, entry.id)]
    return found[0] if found else None


def _named(name: str, gazetteer: Gazetteer) -> list[Entry]:
    """The widest first, as the gazetteer files them; names spelled otherwise only if none fits."""
    key = fold(name)
    numbers = gazetteer.find(key) or gazetteer.find_loose(skeleton(key))
    return [gazetteer.entry(abs(number)) for number in numbers]


def holds_in(gazetteer: Gazetteer) -> Holds:
    """Whether the place that a user names holds the place of an id; each name is sought once."""

    @cache
    def sought(name: str) -> Entry | None:
        return find_place(name, gazetteer)

    def holds(name: str, place_id: str) -> bool:
        place = sought(name)
        return place is not None and gazetteer.contains(place.id, place_id)

    return holds
