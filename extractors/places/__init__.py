"""Places: a gazetteer, the places an article names, the place each figure belongs to."""

from extractors.places.anchors import Mention
from extractors.places.gazetteer import Gazetteer, load_gazetteer
from extractors.places.locate import locate
from extractors.places.locations import Locations

__all__ = ["Gazetteer", "Locations", "Mention", "load_gazetteer", "locate"]
