"""What is checked of an endpoint when it is added: its name, where it leads, what it filters."""

import re
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from extractors.places import Gazetteer
from flows.endpoints.endpoint import Endpoint
from flows.endpoints.places import find_place
from flows.errors import GuardedAddressError, SettingsError
from flows.web.addresses import Guard

# The addresses of a host and port, as text; raises OSError where it has none.
Resolve = Callable[[str, int], Iterable[str]]

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def check_name(name: str, taken: Iterable[str]) -> None:
    """Raise SettingsError for a name that commands could not take, or that is taken."""
    if not _NAME.fullmatch(name):
        mend = "use up to 64 letters, digits, dots, dashes and underscores"
        raise SettingsError(f"endpoint {name!r}", "cannot be called so", mend)
    if name in taken:
        mend = "choose another name, or remove that one first"
        raise SettingsError(f"endpoint {name}", "there is one of this name", mend)


def check_address(endpoint: Endpoint, guard: Guard, resolve: Resolve) -> str | None:
    """Raise GuardedAddressError for a web address that is not to be reached from here.

    What cannot be resolved now is told of in the answer: it may be up tomorrow. The connections
    themselves are checked again, each time (`flows.web.transport`).
    """
    if endpoint.channel.way != "http":
        return None
    parts = urlsplit(endpoint.url)
    host, port = str(parts.hostname), parts.port or (443 if parts.scheme == "https" else 80)
    try:
        addresses = list(resolve(host, port))
    except OSError as error:
        return f"{host} cannot be resolved now ({error.strerror})"
    for address in addresses:
        if not guard.permits(address):
            raise GuardedAddressError(
                host,
                f"leads to {address}, which is not a public address",
                "if that server is yours, add its network to `allow_networks` in the settings",
            )
    return None


def check_places(endpoint: Endpoint, gazetteer: Gazetteer) -> None:
    """Raise SettingsError for a place in the filter that the gazetteer does not know."""
    for name in endpoint.filter.place:
        if find_place(name, gazetteer) is None:
            raise SettingsError(
                f"endpoint {endpoint.name}, filter place",
                f"the gazetteer has no {name!r}",
                'write a city, region or country as news does, or "Birmingham, Alabama"',
            )
