"""Which endpoints a new alert goes to, and the body that each of them gets."""

from collections.abc import Mapping, Sequence

from flows.endpoints.endpoint import Endpoint
from flows.endpoints.matching import Holds, matches
from flows.messages.payload import body_of
from warehouse.records import Account, Alert


def bodies(
    alert: Alert,
    accounts: Mapping[str, Account],
    endpoints: Sequence[Endpoint],
    holds: Holds,
    page_url: str | None = None,
) -> Mapping[str, bytes]:
    """The body for each endpoint whose filter lets the alert through, by endpoint name."""
    wanting = [e for e in endpoints if matches(e.filter, alert, accounts, holds)]
    return {e.name: body_of(alert, accounts, e.format, e.name, page_url) for e in wanting}
