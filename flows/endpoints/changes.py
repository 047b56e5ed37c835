"""Changes to the endpoints that were added by command: pure."""

from dataclasses import replace
from datetime import datetime, timedelta

from flows.endpoints.endpoint import Endpoint
from flows.errors import SettingsError

Endpoints = tuple[Endpoint, ...]


def named(endpoints: Endpoints, name: str) -> Endpoint:
    """The endpoint of that name; SettingsError names those that there are."""
    for endpoint in endpoints:
        if endpoint.name == name:
            return endpoint
    names = ", ".join(sorted(endpoint.name for endpoint in endpoints))
    mend = f"the endpoints are {names}" if names else "add one: counterclaim endpoints add"
    raise SettingsError(f"endpoint {name}", "there is none of this name", mend)


def added(endpoints: Endpoints, name: str, mend: str) -> Endpoint:
    """The endpoint of that name among those added by command; `mend` for one of the settings."""
    if all(endpoint.name != name for endpoint in endpoints):
        raise SettingsError(f"endpoint {name}", "it stands in the settings file", mend)
    return named(endpoints, name)


def rotated(endpoint: Endpoint, secret: str, now: datetime, overlap: timedelta) -> Endpoint:
    """The endpoint with a new secret; all older ones sign too until the overlap is over.

    Without an overlap they end at once, as they must where one has leaked.
    """
    end = now + overlap
    leaving = [(old, end) for old in endpoint.secrets]
    leaving += [(old, min(until, end)) for old, until in endpoint.retiring]
    still = tuple((old, until) for old, until in leaving if now < until)
    return replace(endpoint, secrets=(secret,), retiring=still)


def without(endpoints: Endpoints, name: str) -> Endpoints:
    """The others."""
    return tuple(endpoint for endpoint in endpoints if endpoint.name != name)


def exchanged(endpoints: Endpoints, changed: Endpoint) -> Endpoints:
    """The endpoints with the one of that name replaced."""
    return tuple(changed if one.name == changed.name else one for one in endpoints)
