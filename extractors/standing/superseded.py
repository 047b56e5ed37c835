"""First tolls that the article itself replaces: "initially reported five dead; it later rose to 7".

A figure told as initial or earlier stands until the article gives another one for the same thing;
then the article no longer asserts it. "According to initial reports, 12 died" with nothing newer is
what is known, and stays asserted.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extractors import meaning
from extractors.measures import of_people
from extractors.records import Quantity
from extractors.standing.cues import Cue, GivesWay, around, pattern

# "the toll later rose to 12" replaces what was told of it before.
_LATER = r"\b(?:later|subsequently|eventually)\b(?: \w+){0,4}? <risen>\b(?: \w+){0,4}? to ?$"


def take_back(quantities: Sequence[Quantity], cues: Sequence[Cue | None]) -> tuple[Quantity, ...]:
    """An article's quantities, those that it gives as superseded negated and `first`.

    They are in the order of the text, with the cue of each. Only counts of people are looked at: of
    prices and the like an earlier reading is as true as a later one.
    """
    laters = [q for q in quantities if _later().search(around(q)[0])]
    ways = [_way(q, cue, laters) for q, cue in zip(quantities, cues, strict=True)]
    standing = [q for q, way in zip(quantities, ways, strict=True) if way == "-" and _stated(q)]
    return tuple(
        replace(one, modality="negated", standing="first")
        if way != "-" and any(_replaces(other, one, way) for other in standing)
        else one
        for one, way in zip(quantities, ways, strict=True)
    )


def _way(quantity: Quantity, cue: Cue | None, laters: Sequence[Quantity]) -> GivesWay:
    """What newer figure would take the quantity's place, "-" for none."""
    if not _stated(quantity) or quantity.part_of is not None:
        return "-"
    if cue is not None and cue.gives_way != "-":
        return cue.gives_way
    return "another" if any(_overtakes(one, quantity) for one in laters) else "-"


def _overtakes(later: Quantity, quantity: Quantity) -> bool:
    """Whether "the toll later rose to 12" in the same paragraph is said of what it counts."""
    named = later.measure is not None and ":" not in later.measure
    return (not named or later.measure == quantity.measure) and _follows_at_once(later, quantity)


def _stated(quantity: Quantity) -> bool:
    return (
        quantity.measure in of_people()
        and quantity.modality in ("asserted", "quoted")
        and quantity.change is None
        and quantity.standing in ("stands", "first")
    )


def _replaces(other: Quantity, earlier: Quantity, way: GivesWay) -> bool:
    """Whether `other` is the newer figure of what `earlier` counts: a greater one, or, where the
    words are plain, any other one that follows at once."""
    if other.measure != earlier.measure or other.part_of is not None or not _alike(other, earlier):
        return False
    if way == "before" and (other.paragraph > 0 or not _follows(earlier, other)):
        return False
    if _above(other, earlier):
        return not _before(other, earlier)
    return way == "another" and _above(earlier, other) and _follows_at_once(other, earlier)


def _alike(one: Quantity, other: Quantity) -> bool:
    if one.counted is None or other.counted is None:
        return True
    return meaning.contains(one.counted, other.counted) or meaning.contains(
        other.counted, one.counted
    )


def _above(one: Quantity, other: Quantity) -> bool:
    top = other.value if other.value is not None else other.soft_high
    return one.low is not None and top is not None and one.low > top


def _before(one: Quantity, other: Quantity) -> bool:
    """Whether `one` covers a time that ended before that of `other` began."""
    ended, began = one.window_end, other.window_start
    return ended is not None and began is not None and ended < began


def _follows(one: Quantity, other: Quantity) -> bool:
    if one.start is None or other.start is None:
        return one.start is not None  # what has no place in the text is the headline's
    return one.start > other.start


def _follows_at_once(one: Quantity, other: Quantity) -> bool:
    return _follows(one, other) and one.paragraph == other.paragraph


@cache
def _later() -> re.Pattern[str]:
    return pattern(_LATER)
