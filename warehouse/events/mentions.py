"""The events of an article that go on file: those that some claim is about, and their marks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from extractors.events.spots import skeleton
from extractors.records import Event, Quantity
from warehouse.events.clusters import Known
from warehouse.events.told import Told, about_event, lasts, told_event
from warehouse.records import Account


@dataclass(frozen=True, slots=True)
class Marked:
    """An event as an article tells it, `told` whatever is compared; `claims` are about it."""

    event: Event
    told: Told
    claims: tuple[Quantity, ...]

    @property
    def measures(self) -> frozenset[str]:
        """What its claims measure."""
        return frozenset(claim.measure for claim in self.claims if claim.measure)


def marked(account: Account) -> Iterator[Marked]:
    """The events of an account that its claims are about, in order."""
    claims = [q for q in account.quantities if about_event(q) and q.measure is not None]
    for event in account.events:
        own = tuple(claim for claim in claims if claim.event == event.index)
        if own:
            yield Marked(event, told_event(account, event, None), own)


def known_of(
    kind: str | None,
    name: str | None,
    spots: Iterable[str],
    first: date | None,
    last: date | None,
    dated: bool,
) -> Known:
    """What an event is known by, of its marks on file."""
    days = (first, last) if dated and not lasts(kind) else (None, None)
    return Known(*days, name, frozenset(filter(None, map(skeleton, spots))))
