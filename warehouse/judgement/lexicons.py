"""The knowledge that the judgement works with: the extractors' own lexicons and gazetteer."""

from extractors.figures.units import to_base
from extractors.meaning.classes import contains
from extractors.places import Gazetteer
from extractors.sources import same_source
from warehouse.judgement.knowledge import Knowledge


def knowledge_of(gazetteer: Gazetteer) -> Knowledge:
    """What the package's data knows of places, classes, units and sources."""
    return Knowledge(gazetteer.contains, contains, to_base, same_source)
