"""Endpoints: where alerts are delivered, how, and which of them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from flows.endpoints.filters import EVERYTHING, Filter

Format = Literal["webhook", "cloudevents", "chat"]
STORM_LIMIT = 20
CHAT_STORM_LIMIT = 5  # people read chats: fewer messages, sooner gathered


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where alerts are delivered; nothing in it that must stay secret shows in its `repr`.

    `secrets` are those in force, newest first; `retiring` are older ones with the moment until
    which messages are signed with them too. `secret_block` is the Prefect Secret block that holds
    the secret where it is neither in the settings nor in the environment. A chat address carries
    its own credentials and needs no secret. `digest_minutes` gathers the alerts of so many minutes
    into one message, None sends each at once; more than `storm_limit` at once become one summary.
    `notify` names the endpoint that is told when this one is disabled.
    """

    name: str
    url: str = field(repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)
    format: Format = "webhook"
    filter: Filter = EVERYTHING
    digest_minutes: int | None = None
    storm_limit: int = STORM_LIMIT
    notify: str | None = None
    secret_block: str | None = None
    retiring: tuple[tuple[str, datetime], ...] = field(default=(), repr=False)

    def secrets_at(self, now: datetime) -> tuple[str, ...]:
        """The secrets that a message is signed with at a moment, newest first."""
        return self.secrets + tuple(secret for secret, until in self.retiring if now < until)
