"""The claims of an account, prepared for the gates."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from extractors.moments import day_of
from extractors.records import Quantity
from warehouse.judgement.frames import Frame, frames_of
from warehouse.judgement.knowledge import Knowledge
from warehouse.judgement.parts import whole_of
from warehouse.judgement.side import Side
from warehouse.records import Account

_MOST_RISES = 20  # of an article that are added up


@dataclass(frozen=True, eq=False)
class Prepared:
    """An account's claims in order, and what is asked of them together, worked out when asked."""

    sides: tuple[Side, ...]
    _wholes: dict[Side, str | None] = field(default_factory=dict)

    def whole_of(self, side: Side, knowledge: Knowledge) -> str | None:
        """The words of the whole that a claim is part of in its own article, None of a total."""
        if side not in self._wholes:
            self._wholes[side] = whole_of(side, self.sides, knowledge)
        return self._wholes[side]

    @cached_property
    def by_measure(self) -> Mapping[str, tuple[Side, ...]]:
        """The claims of each measure."""
        found: dict[str, list[Side]] = defaultdict(list)
        for side in self.sides:
            if side.quantity.measure is not None:
                found[side.quantity.measure].append(side)
        return {measure: tuple(sides) for measure, sides in found.items()}

    @cached_property
    def only_claims(self) -> bool:
        """Whether what each figure measures is known."""
        return all(side.quantity.measure is not None for side in self.sides)

    @cached_property
    def frames(self) -> Mapping[tuple[str, ...], Frame]:
        """The sentences that hold figures, by their words without them."""
        return frames_of(self.sides)


# An account on file meets many new ones in a row.
@lru_cache(maxsize=1024)
def prepare(account: Account, knowledge: Knowledge) -> Prepared:
    """The claims of an account; a figure told again loses the soft upper end of its hedge.

    Whoever writes "more than 80,000" a second time need not mean that it is less than 90,000: the
    later mention only repeats the bound (DESIGN, Figures).
    """
    published = day_of(account.published) if account.published else None
    seen: set[tuple[str | None, str, float | None]] = set()
    rises = [
        (place, quantity)
        for place, quantity in enumerate(account.quantities)
        if quantity.change == "up" and quantity.unit == "count"
    ][:_MOST_RISES]
    sides = []
    for place, quantity in enumerate(account.quantities):
        key = (quantity.measure, quantity.unit, quantity.low)
        more = _raised_later(quantity, (rise for at, rise in rises if at > place))
        sides.append(Side(quantity, account, knowledge, published, key in seen, more))
        seen.add(key)
    return Prepared(tuple(sides))


def _raised_later(total: Quantity, later: Iterable[Quantity]) -> float:
    """By how much an article raises a total in later sentences: "killing 18. Another 12 died"."""
    if total.change is not None or total.unit != "count":
        return 0.0
    return sum(
        rise.high or rise.value or 0.0
        for rise in later
        if rise.measure == total.measure
        and rise.sentence != total.sentence
        and (None in (rise.place_id, total.place_id) or rise.place_id == total.place_id)
    )


def side_of(quantity: Quantity, account: Account, knowledge: Knowledge) -> Side:
    """One claim of an account, or of an article whose other claims are not at hand."""
    for side in prepare(account, knowledge).sides:
        if side.quantity == quantity:
            return side
    published = day_of(account.published) if account.published else None
    return Side(quantity, account, knowledge, published)


def whole_in(side: Side, knowledge: Knowledge) -> str | None:
    """The words of the whole that a claim is part of in its own article, None of a total."""
    return prepare(side.account, knowledge).whole_of(side, knowledge)
