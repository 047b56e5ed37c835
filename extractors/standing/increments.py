"""Figures that come on top of a total: "killing 18. Another 12 died in hospital".

Such a figure says by how much the total rose, so it is a change, up. "Killed two and wounded
another three" raises nothing: what was counted before is another measure, and the three are all the
wounded.
"""

from collections.abc import Sequence
from dataclasses import replace

from extractors.measures import topped
from extractors.records import Quantity
from extractors.standing.cues import Cue

Places = dict[str, set[str | None]]


def raised(quantities: Sequence[Quantity], cues: Sequence[Cue | None]) -> tuple[Quantity, ...]:
    """An article's quantities in order, those that come on top of a total told as its rise."""
    told: list[Quantity] = []
    places: Places = {}
    for quantity, cue in zip(quantities, cues, strict=True):
        more = cue is not None and cue.category == "on_top" and _may_raise(quantity)
        if more and _tops(quantity, places):
            told.append(replace(quantity, change="up", standing="on_top"))
        else:
            told.append(quantity)
        if quantity.measure and _may_be_raised(quantity):
            places.setdefault(quantity.measure, set()).add(quantity.place_id)
    return tuple(told)


def _may_be_raised(quantity: Quantity) -> bool:
    return quantity.unit == "count" and quantity.measure in topped()


def _may_raise(quantity: Quantity) -> bool:
    return quantity.change is None and quantity.part_of is None and _may_be_raised(quantity)


def _tops(quantity: Quantity, places: Places) -> bool:
    """Whether it comes on top of what the article has told, or, as its first, of what others have;
    `places` are those of the figures told so far, by measure."""
    if not places:
        return True
    alike = places.get(quantity.measure or "", set())
    return bool(alike) and (
        quantity.place_id is None or not alike.isdisjoint({None, quantity.place_id})
    )
