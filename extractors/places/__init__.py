"""Places: a gazetteer, the places an article names, the place each figure belongs to."""

from extractors.places.anchors import Mention
from extractors.places.gazetteer import Gazetteer, load_gazetteer
from extractors.places.locate import locate
from extractors.places.locations import Locations

# Measures that a country has, and no town that its story is filed in.
NATIONAL = frozenset({
    "seats", "turnout", "votes", "vote_share", "inflation", "unemployment", "interest_rate",
    "growth",
})  # fmt: skip

__all__ = ["NATIONAL", "Gazetteer", "Locations", "Mention", "load_gazetteer", "locate"]
