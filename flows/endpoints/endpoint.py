"""Endpoints: where alerts are delivered, how, and which of them."""

from dataclasses import dataclass, field
from datetime import datetime

from flows.endpoints.channels import CHANNELS, STORM_LIMIT, USUAL, Channel
from flows.endpoints.filters import EVERYTHING, Filter


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where alerts are delivered; nothing in it that must stay secret shows in its `repr`.

    `format` names its channel. `secrets` are those in force, newest first; `retiring` are older
    ones with the moment until which messages are signed with them too. `secret_block` is the
    Prefect Secret block that holds the secret where it is neither in the settings nor in the
    environment, `secret_env` the variable that should hold it and does not. A chat address carries
    its own credentials and needs no secret. `digest_minutes` gathers the alerts of so many minutes
    into one message, None sends each at once; more than `storm_limit` at once become one summary.
    `notify` names the endpoint that is told when this one is disabled.
    """

    name: str
    url: str = field(repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)
    format: str = USUAL
    filter: Filter = EVERYTHING
    digest_minutes: int | None = None
    storm_limit: int = STORM_LIMIT
    notify: str | None = None
    secret_block: str | None = None
    retiring: tuple[tuple[str, datetime], ...] = field(default=(), repr=False)
    secret_env: str | None = None

    @property
    def channel(self) -> Channel:
        """How its messages go out: the row of its format."""
        return CHANNELS[self.format]

    def secrets_at(self, now: datetime) -> tuple[str, ...]:
        """The secrets that a message is signed with at a moment, newest first."""
        return self.secrets + tuple(secret for secret, until in self.retiring if now < until)
