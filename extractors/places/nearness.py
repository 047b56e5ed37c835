"""How near a place stands to a figure of its sentence, in words and clauses."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractors.places.anchors import Anchor
from extractors.places.bindings import Figure

APART = re.compile(r"\d|[;:—–]|\b(?:including|while|whereas|but)\b")
_BOUNDARY = re.compile(
    r"[;:—–!?]|\s-\s|,\s+(?:and|who|where|so|followed)\b|\b(?:while|whereas|but|although|though|which|whom)\b"
)
_WORD_COST = 0.06
_COMMA_COST = 0.25
_BOUNDARY_COST = 1.6
_AFTER = 0.4  # English names the place after the figure: "killed 12 in Aleppo and five in Homs"
_OWN_CLAUSE = re.compile(r";|, (?:and|but|while|whereas)\b")
_CLOSE = 40  # characters behind a place in which its clause's figure may follow
_SPECIFIC = 60  # characters within which a narrower place is taken for the same scene


def of_another(text: str, one: Anchor, end: int, figures: Sequence[Figure]) -> bool:
    """Does the place stand behind, in a clause that tells of a figure of its own?

    "117 were rescued, and one man drowned in Barre", "151 damaged; one woman died in Homs".
    """
    if one.start < end:
        return False
    cuts = [cut.start() for cut in _OWN_CLAUSE.finditer(text, end, one.start)]
    first = bisect_left(figures, (end, end)) if cuts else len(figures)
    return any(cuts[-1] < other[0] < one.end + _CLOSE for other in figures[first : first + 8])


def one_scene(text: str, one: Anchor, other: Anchor) -> bool:
    """Are two places so near each other, with no other figure between, that they are one scene?"""
    first, second = sorted((one, other), key=lambda anchor: anchor.start)
    if second.start - first.start > _SPECIFIC:
        return False
    return not APART.search(text, first.end, second.start)


def score(text: str, one: Anchor, start: int, end: int) -> tuple[float, int]:
    """How strongly an anchor holds for a figure, and the clause boundaries between them."""
    after = one.start >= end
    between = text[end : one.start] if after else text[one.end : start]
    bounds = len(_BOUNDARY.findall(between))
    score = one.weight - _WORD_COST * between.count(" ") - _BOUNDARY_COST * bounds
    score -= _COMMA_COST * between.count(",")
    return score + (_AFTER if after and not bounds else 0.0), bounds
