"""An alert as editors are told of it, from its comparisons and the claims that take part."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from extractors.records import Event
from warehouse.alerts.matters import matter_of
from warehouse.alerts.positions import Member, positions_of
from warehouse.events.told import single_event
from warehouse.records import Account, Alert, Comparison, Severity


def alert_of(
    alert_id: str,
    raised: datetime,
    comparisons: tuple[Comparison, ...],
    members: Sequence[Member],
    accounts: Mapping[str, Account],
) -> Alert:
    """An alert that opens, told by the first of its contradictions; `accounts` by article id."""
    first = comparisons[0]
    matter = matter_of(first)
    return Alert(
        id=alert_id,
        raised=raised,
        severity=gravity(comparisons),
        kind=first.kind or "figures",
        reason=first.reason,
        comparisons=comparisons,
        measure=matter.measure,
        counted=matter.counted,
        positions=positions_of(members),
        event=event_of(first, accounts),
    )


def event_of(found: Comparison, accounts: Mapping[str, Account]) -> Event | None:
    """The single event that both figures are about, as that account tells it which says more."""
    told = [
        single_event(accounts[article], claim) if article in accounts else None
        for claim, article in ((found.b, found.b_article), (found.a, found.a_article))
    ]
    events = [event for event in told if event is not None]
    return max(events, key=_known) if len(events) == len(told) else None


def _known(event: Event) -> tuple[bool, bool, bool]:
    return event.name is not None, event.place is not None, event.kind is not None


def gravity(comparisons: Sequence[Comparison]) -> Severity:
    """Hard where two of the figures cannot both be true, whatever readers take them to mean."""
    return "hard" if any(one.severity == "hard" for one in comparisons) else "soft"
