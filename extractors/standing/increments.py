"""Figures that come on top of a total: "killing 18. Another 12 died in hospital".

Such a figure says by how much the total rose, so it is a change, up. "Killed two and wounded
another three" raises nothing: what was counted before is another measure, and the three are all the
wounded.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.measures import topped
from extractors.records import Quantity

Places = dict[str, set[str | None]]

_BEFORE = re.compile(r"\b(?:another|further|additional)\s+$", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?:another|(?:an? )?(?:further|additional))\b"
    r"|(?:[\d,.]+|(?!no\b)[a-z-]+)(?: (?:hundred|thousand|million))?"
    r" (?:more|further|additional)\b(?! than)",
    re.IGNORECASE,
)


def raised(quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """An article's quantities in order, those that come on top of a total told as its rise."""
    told: list[Quantity] = []
    places: Places = {}
    for quantity in quantities:
        comes_on_top = _may_raise(quantity) and _tops(quantity, places)
        told.append(replace(quantity, change="up") if comes_on_top else quantity)
        if quantity.measure in topped() and quantity.unit == "count":
            places.setdefault(quantity.measure, set()).add(quantity.place_id)
    return tuple(told)


def _may_raise(quantity: Quantity) -> bool:
    plain = quantity.change is None and quantity.part_of is None and quantity.unit == "count"
    return plain and quantity.measure in topped() and _says_more(quantity)


def _says_more(quantity: Quantity) -> bool:
    """Whether the words are "another 12", "a further 12", "12 more"."""
    if _WITHIN.match(quantity.quote):
        return True
    if quantity.start is None or quantity.sentence_start is None:
        at = quantity.sentence.find(quantity.quote)
    else:
        at = quantity.start - quantity.sentence_start
    return _BEFORE.search(quantity.sentence[: max(at, 0)]) is not None


def _tops(quantity: Quantity, places: Places) -> bool:
    """Whether it comes on top of what the article has told, or, as its first, of what others have;
    `places` are those of the figures told so far, by measure."""
    if not places:
        return True
    alike = places.get(quantity.measure or "", set())
    return bool(alike) and (
        quantity.place_id is None or not alike.isdisjoint({None, quantity.place_id})
    )
