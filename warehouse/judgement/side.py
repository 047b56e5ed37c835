"""One claim prepared for the gates: what each of them asks, worked out once."""

import math
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from extractors.records import Quantity
from extractors.standing.corrections import Stance, stance
from extractors.standing.groups import group_of
from warehouse.judgement.bounds import Bounds, bounds_of, middle
from warehouse.judgement.knowledge import Knowledge
from warehouse.judgement.period import Span, span_of
from warehouse.records import Account


@dataclass(frozen=True, eq=False)
class Side:
    """One claim with all that the gates ask about it; each side is itself alone.

    What only a claim that passed the first gates is asked is worked out when asked: most claims of
    two articles never meet. `published` is the day of the account's publication; of a figure that
    is `repeated` the soft upper end of its hedge is not meant. `more` is by how much its article
    raises the total later on ("another 12 died in hospital").
    """

    quantity: Quantity
    account: Account
    knowledge: Knowledge
    published: date | None
    repeated: bool = False
    more: float = 0.0

    @cached_property
    def bounds(self) -> Bounds:
        """The figure in the base unit of its dimension."""
        found = bounds_of(self.quantity, self.knowledge)
        if self.more:
            found = replace(
                found, high=found.high + self.more, soft_high=found.soft_high + self.more
            )
        return replace(found, soft_high=math.inf) if self.repeated and found.open_end else found

    @cached_property
    def span(self) -> Span:
        """The period of the figure."""
        return span_of(self.quantity, self.published)

    @cached_property
    def size(self) -> float:
        """One number for the bounds."""
        return middle(self.bounds)

    @cached_property
    def stance(self) -> Stance:
        """Whether the sentence withdraws the figure, or corrects another by it.

        It does so where it tells another figure of the kind as corrected ("81, not 84").
        """
        found = stance(self.quantity)
        if found == "states" and any(map(self._is_corrected, self.account.quantities)):
            return "corrects"
        return found

    def _is_corrected(self, one: Quantity) -> bool:
        mine = self.quantity
        return (
            one.standing == "corrected"
            and one.sentence == mine.sentence
            and one is not mine
            and one.unit == mine.unit
        )

    @cached_property
    def group(self) -> str | None:
        """What the figure's own words say that it is a part of."""
        return group_of(self.quantity)
