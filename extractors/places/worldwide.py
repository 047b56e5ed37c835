"""Figures of the whole world: "5,000 deaths worldwide", "the global toll".

The world is a place of its own, `WORLD`. The gazetteer has no row for it and says of no place that
it lies in the world, so a figure of the world is compared with figures of the world alone: without
it "3,000 died in China" and "5,000 died worldwide" in one article on China would be two tolls of
China.
"""

from collections.abc import Sequence

from extractors.places.anchors import Anchor
from extractors.places.cues import Cues
from extractors.places.gazetteer import Entry
from extractors.places.words import Word

WORLD = Entry(0, "x-world", "the world", "N", 0, 0)
_WEIGHT = 3.0  # as strong as "in" before a name


def worldwide(words: Sequence[Word], cues: Cues) -> list[Anchor]:
    """The anchors of a sentence's words for the whole world, from left to right."""
    found = []
    opening = cues.groups["world_opening"]
    for place, word in enumerate(words):
        last = _last_of(words, place, cues) if word.key in opening else None
        if last is not None:
            found.append(Anchor(word.start, words[last].end, WORLD, _WEIGHT, False))
    return found


def _last_of(words: Sequence[Word], place: int, cues: Cues) -> int | None:
    """The last word of an expression for the world that begins at `place`, None where none does."""
    key, groups = words[place].key, cues.groups
    if key in groups["worldwide"]:
        return place
    if key in groups["global"] and words[place].owns is False:
        reach = words[place + 1 : place + 3]
        return place if any(word.key in groups["global_noun"] for word in reach) else None
    if key not in groups["all_over"]:
        return None
    at = place + 1
    while at < len(words) and words[at].key in ("the", "whole", "entire"):
        at += 1
    if not place + 1 < at < len(words) or words[at].key not in groups["world"]:
        return None
    ends = at + 1 == len(words) or not (words[at + 1].capital or words[at].owns)
    return at if ends else None
