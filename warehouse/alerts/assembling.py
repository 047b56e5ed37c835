"""An alert as editors are told of it, from its comparisons and the claims that take part."""

from collections.abc import Sequence
from datetime import datetime

from warehouse.alerts.matters import matter_of
from warehouse.alerts.positions import Member, positions_of
from warehouse.records import Alert, Comparison, Severity


def alert_of(
    alert_id: str,
    raised: datetime,
    comparisons: tuple[Comparison, ...],
    members: Sequence[Member],
) -> Alert:
    """An alert that opens, told by the first of its contradictions."""
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
    )


def gravity(comparisons: Sequence[Comparison]) -> Severity:
    """Hard where two of the figures cannot both be true, whatever readers take them to mean."""
    return "hard" if any(one.severity == "hard" for one in comparisons) else "soft"
