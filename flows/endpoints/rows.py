"""An endpoint as the settings file and the file beside the warehouse write it, checked."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from difflib import get_close_matches
from typing import Any

from flows.endpoints.channels import CHANNELS, STORM_LIMIT, USUAL, Channel
from flows.endpoints.endpoint import Endpoint
from flows.endpoints.filters import FIELDS, filter_of
from flows.endpoints.signing import key_of
from flows.endpoints.web_urls import host_of
from flows.errors import SecretError, SettingsError

KNOWN = {
    *("name", "url", "format", "filter", "digest_minutes", "storm_limit", "notify"),
    *("secret", "secrets", "secret_env", "secret_block"),
}
_MEND = 'write secret = "whsec_...", or name the variable (secret_env) or block (secret_block)'


def refuse_unknown(where: str, table: Mapping[str, Any], known: set[str]) -> None:
    """Raise SettingsError for a setting that is none; it names those that are."""
    unknown = sorted(set(table) - known)
    if unknown:
        names = ", ".join(sorted(known))
        near = get_close_matches(unknown[0], sorted(known), 1)
        mend = f"did you mean {near[0]!r}? " if near else ""
        raise SettingsError(
            where, f"unknown setting {unknown[0]!r}", f"{mend}the settings are {names}"
        )


def endpoint_of(file: str, row: Mapping[str, Any], environ: Mapping[str, str]) -> Endpoint:
    """The endpoint of one table; SettingsError names the file, the endpoint and the mend."""
    refuse_unknown(file, row, KNOWN)
    address = str(row.get("url", ""))
    name = str(row.get("name") or host_of(address) or "an endpoint")
    where = f"{file}, endpoint {name}"
    channel = _channel(where, row.get("format", USUAL))
    return Endpoint(
        name=name,
        url=_url(where, address, channel),
        secrets=_secrets(where, row, environ, channel),
        format=channel.name,
        filter=filter_of(where, row.get("filter", {})),
        digest_minutes=_whole(where, "digest_minutes", row.get("digest_minutes")),
        storm_limit=_whole(where, "storm_limit", row.get("storm_limit")) or channel.storm_limit,
        notify=row.get("notify"),
        secret_block=row.get("secret_block"),
        secret_env=_unset(row, environ),
    )


def _channel(where: str, given: Any) -> Channel:
    found = CHANNELS.get(given) if isinstance(given, str) else None
    if found is None:
        mend = f"it is one of {', '.join(CHANNELS)}"
        raise SettingsError(where, f"format cannot be {given!r}", mend)
    return found


def _url(where: str, url: str, channel: Channel) -> str:
    if complaint := channel.complaint(url):
        raise SettingsError(where, *complaint)
    return url


def _secrets(
    where: str, row: Mapping[str, Any], environ: Mapping[str, str], channel: Channel
) -> tuple[str, ...]:
    found = _given(row, environ)
    elsewhere = row.get("secret_block") or _unset(row, environ)
    if not found and channel.is_signed and not elsewhere:
        raise SettingsError(where, "has no secret", _MEND)
    return checked_secrets(where, found)


def _given(row: Mapping[str, Any], environ: Mapping[str, str]) -> Sequence[str]:
    """Newest first; a variable may hold several, parted by blanks, while one is rotated out."""
    if row.get("secret"):
        return [str(row["secret"])]
    if row.get("secrets"):
        return [str(secret) for secret in row["secrets"]]
    return environ.get(str(row.get("secret_env", "")), "").split()


def _unset(row: Mapping[str, Any], environ: Mapping[str, str]) -> str | None:
    """The variable that should hold the secret where it is not set: only sending needs it."""
    named = row.get("secret_env")
    return str(named) if named and not _given(row, environ) else None


def checked_secrets(where: str, secrets: Sequence[str]) -> tuple[str, ...]:
    """The secrets, each of the right form, else SettingsError."""
    try:
        for secret in secrets:
            key_of(secret)
    except SecretError as error:
        raise SettingsError(where, str(error), "`counterclaim endpoints add` makes one") from None
    return tuple(secrets)


def _whole(where: str, name: str, given: Any) -> int | None:
    if given is None:
        return None
    if not isinstance(given, int) or isinstance(given, bool) or given < 1:
        raise SettingsError(where, f"{name} cannot be {given!r}", "write a whole number from 1")
    return given


def added_endpoint_of(file: str, row: Mapping[str, Any]) -> Endpoint:
    """The endpoint of one row of the file beside the warehouse, as `row_of` wrote it."""
    table = {name: value for name, value in row.items() if name != "retiring"}
    retiring = tuple(
        (str(secret), datetime.fromisoformat(until)) for secret, until in row.get("retiring", ())
    )
    return replace(endpoint_of(file, table, {}), retiring=retiring)


def row_of(endpoint: Endpoint) -> dict[str, Any]:
    """An endpoint as plain values, its secrets included; what is as usual is left out."""
    wanted = endpoint.filter
    row: dict[str, Any] = {
        "name": endpoint.name,
        "url": endpoint.url,
        "format": endpoint.format,
        "secrets": list(endpoint.secrets),
        "secret_block": endpoint.secret_block,
        "retiring": [[secret, until.isoformat()] for secret, until in endpoint.retiring],
        "filter": {name: value for name in FIELDS if (value := getattr(wanted, name))},
        "digest_minutes": endpoint.digest_minutes,
        "storm_limit": endpoint.storm_limit if endpoint.storm_limit != STORM_LIMIT else None,
        "notify": endpoint.notify,
    }
    return {name: value for name, value in row.items() if value}
