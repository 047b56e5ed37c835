"""What can go wrong between us and the world."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from extractors.errors import CounterclaimError, InputError

FetchKind = Literal[
    "timeout", "refused", "dns", "tls", "network", "status", "too_large", "redirects", "guarded",
    "wait", "robots", "address", "feed",
]  # fmt: skip


class SettingsError(InputError):
    """The settings file or a setting in it cannot be used."""


class SourceError(InputError):
    """A source names nothing that can be read: no such file, no feed, an empty folder."""


class FetchError(InputError):
    """An address did not give what was asked of it.

    `kind` is the sort of failure: "wait" where the host's turn has not come and nothing was asked,
    "robots" where its robots.txt does not allow it, "feed" where what came is none. `status` is
    what the server answered, `retry_at` the moment that it asked us to wait for.
    """

    def __init__(
        self,
        name: str,
        problem: str,
        mend: str,
        kind: FetchKind = "network",
        *,
        status: int | None = None,
        retry_at: datetime | None = None,
    ) -> None:
        super().__init__(name, problem, mend)
        self.kind: FetchKind = kind
        self.status = status
        self.retry_at = retry_at


class GuardedAddressError(FetchError):
    """An address leads into a network that is not to be reached from here."""

    def __init__(self, name: str, problem: str, mend: str) -> None:
        super().__init__(name, problem, mend, "guarded")


class AllFailedError(CounterclaimError):
    """No source of a run could be read: `failures` say why, one line each."""

    def __init__(self, failures: Sequence[str]) -> None:
        self.failures = tuple(failures)
        more = f" (and {len(failures) - 1} more)" if len(failures) > 1 else ""
        super().__init__(f"no source could be read: {failures[0]}{more}")


class SecretError(CounterclaimError):
    """A webhook secret that is not of the form that Standard Webhooks prescribe."""


class DemoError(CounterclaimError):
    """The demo's flow did not come to its end."""
