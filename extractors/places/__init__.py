"""Places: a gazetteer, the places an article names, the place each figure belongs to."""

from extractors.places.gazetteer import Gazetteer, load_gazetteer
from extractors.places.locate import Locations, Mention, locate

__all__ = ["Gazetteer", "Locations", "Mention", "load_gazetteer", "locate"]
