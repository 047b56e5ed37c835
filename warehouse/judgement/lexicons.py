"""The knowledge that the judgement works with: the extractors' own lexicons and gazetteer."""

from functools import lru_cache

from extractors.figures.units import to_base
from extractors.meaning.classes import contains
from extractors.places import Gazetteer
from extractors.sources import same_source
from warehouse.events.evidence import Atlas
from warehouse.judgement.knowledge import Knowledge

# How fine a place is, by the gazetteer's kinds: country, region, district, town.
_FINENESS = {"C": 0, "N": 0, "R": 1, "D": 2, "P": 3}


def knowledge_of(gazetteer: Gazetteer) -> Knowledge:
    """What the package's data knows of places, classes, units and sources."""
    return Knowledge(gazetteer.contains, contains, to_base, same_source, atlas_of(gazetteer))


@lru_cache(maxsize=4)
def atlas_of(gazetteer: Gazetteer) -> Atlas:
    """What the evidence on events asks of the gazetteer."""

    def fineness(identity: str) -> int:
        entry = gazetteer.by_id(identity)
        return _FINENESS.get(entry.kind, 0) if entry else 0

    def people(identity: str) -> int:
        entry = gazetteer.by_id(identity)
        return entry.population if entry else 0

    return Atlas(gazetteer.contains, lru_cache(maxsize=8192)(fineness), people)
