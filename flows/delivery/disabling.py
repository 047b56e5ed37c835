"""When an endpoint is disabled, and what is told of it: pure.

Standard Webhooks 1.0.0: a 410 disables at once; an endpoint that has failed for days is disabled,
and whoever runs it is told by another way.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flows.delivery.posting import GONE
from flows.endpoints.endpoint import Endpoint
from flows.messages.cloudevents import packed
from flows.messages.payload import SOURCE, to_bytes
from warehouse.file.keys import key_of, to_hex
from warehouse.records import Delivery, OutboxRow

GRACE = timedelta(days=5)
TYPE = "counterclaim.endpoint.disabled"
VERSION = 1
SCHEMA = "https://counterclaim.example/schemas/endpoint_disabled.v1.schema.json"


@dataclass(frozen=True, slots=True)
class Disabling:
    """An endpoint that is to get nothing more until it is enabled again, and why."""

    endpoint: Endpoint
    at: datetime
    reason: str

    @property
    def summary(self) -> str:
        """One sentence for whoever is told."""
        name = self.endpoint.name
        return (
            f"The endpoint {name} is disabled: {self.reason}. Its messages wait; "
            f"`counterclaim endpoints enable {name}` sends them."
        )


def to_disable(
    attempts: Iterable[Delivery],
    failing: Mapping[str, datetime],
    endpoints: Mapping[str, Endpoint],
) -> list[Disabling]:
    """The endpoints that the attempts of a round disable.

    `failing` says since when all attempts at an endpoint have failed, those of the round included.
    An endpoint that the settings no longer have is left alone: that may be a slip of the editor.
    """
    found: dict[str, Disabling] = {}
    for attempt in attempts:
        endpoint = endpoints.get(attempt.endpoint)
        reason = _reason(attempt, failing.get(attempt.endpoint))
        if endpoint is not None and reason is not None:
            found[endpoint.name] = Disabling(endpoint, attempt.at, reason)
    return list(found.values())


def _reason(attempt: Delivery, since: datetime | None) -> str | None:
    if attempt.status == GONE:
        return "it answered 410, it wants no more messages"
    if attempt.outcome == "delivered" or since is None or attempt.at - since < GRACE:
        return None
    return (
        f"nothing has reached it since {since:%Y-%m-%d %H:%M} UTC, the last time: {attempt.error}"
    )


def notice_of(disabling: Disabling, told: Endpoint) -> OutboxRow:
    """The message to the endpoint that is told; its id is the same however often it is made."""
    name, at = disabling.endpoint.name, disabling.at
    message = f"msg_{to_hex(key_of('disabled', name, at.isoformat(), told.name))}"
    payload: dict[str, Any] = {
        "type": TYPE,
        "version": VERSION,
        "timestamp": at.isoformat(timespec="seconds"),
        "data": {"endpoint": name, "reason": disabling.reason, "summary": disabling.summary},
    }
    body = to_bytes(packed(payload, told.format, message, SOURCE, SCHEMA))
    return OutboxRow(message, "", told.name, body, created=at, due=at)
