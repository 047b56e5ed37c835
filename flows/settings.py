"""Settings: a TOML file, overruled by the environment, overruled by the command line.

warehouse = "counterclaim.duckdb"
contact = "desk@example.org"         # goes into the user agent
feeds = ["https://example.org/rss"]
allow_networks = ["10.1.0.0/16"]     # networks of your own that may be connected to
page_url = "https://desk.example"    # where `counterclaim serve` is reached; messages link to it
page_hosts = ["desk.local"]          # other names that it answers to
page_token_env = "COUNTERCLAIM_PAGE_TOKEN"   # holds what readers sign in with
host_gap = 1.0                       # seconds between requests to one host; 0 for hosts of your own

[[endpoints]]
name = "desk"
url = "https://example.org/hooks/counterclaim"
secret_env = "COUNTERCLAIM_DESK_SECRET"   # or secret = "whsec_...", secret_block = "desk-secret"
filter = { min_severity = "hard", place = "Idlib" }

A relative `warehouse` lies beside the settings file. Endpoints that `endpoints add` has
added, and the logins of feeds ("https://user:password@..."), are kept beside the warehouse. An
endpoint whose `secret_env` is not set keeps its messages; all but sending works without it.
"""

import os
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from extractors.addresses import apart
from flows.endpoints.endpoint import Endpoint
from flows.endpoints.files import endpoints_path, read_endpoints
from flows.endpoints.rows import checked_secrets, endpoint_of, refuse_unknown
from flows.errors import SettingsError
from flows.web.addresses import Guard, guard_of
from flows.web.logins import Logins, logins_path, parted, read_logins

DEFAULT_FILE = "counterclaim.toml"
_KNOWN = {
    *("warehouse", "contact", "feeds", "allow_networks", "host_gap", "page_url"),
    *("page_hosts", "page_token_env", "endpoints"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a user can set; immutable, handed to whatever needs it."""

    warehouse: Path = Path("counterclaim.duckdb")
    contact: str | None = None
    feeds: tuple[str, ...] = ()
    guard: Guard = field(default_factory=Guard)
    endpoints: tuple[Endpoint, ...] = ()
    host_gap: float = field(default=1.0, kw_only=True)
    page_url: str | None = field(default=None, kw_only=True)
    page_hosts: tuple[str, ...] = field(default=(), kw_only=True)
    page_token_env: str | None = field(default=None, kw_only=True)
    logins: Logins = field(default_factory=dict, kw_only=True, repr=False)

    @property
    def unsent(self) -> list[str]:
        """A line for each endpoint whose messages wait because its secret is not to be had."""
        return [
            f"endpoint {one.name}: {one.secret_env} is not set, so its messages wait; set it to "
            "the endpoint's secret"
            for one in self.endpoints
            if one.secret_env
        ]

    @property
    def user_agent(self) -> str:
        """Who is asking, for the servers' logs."""
        contact = f" (+{self.contact})" if self.contact else ""
        return f"counterclaim/{version('counterclaim')}{contact}"


def settings_from(context: Mapping[str, str | None]) -> Settings:
    """The settings for a command: `context` holds the command line's --settings, --warehouse.

    With the endpoints that were added by command; one of the settings file goes before one of its
    name there.
    """
    settings = load_settings(settings_file(context), os.environ)
    warehouse = Path(context.get("warehouse") or settings.warehouse)
    own = {endpoint.name for endpoint in settings.endpoints}
    added = read_endpoints(endpoints_path(warehouse))
    others = tuple(endpoint for endpoint in added if endpoint.name not in own)
    logins = {**read_logins(logins_path(warehouse)), **settings.logins}
    return replace(
        settings, warehouse=warehouse, endpoints=settings.endpoints + others, logins=logins
    )


def settings_file(context: Mapping[str, str | None]) -> Path | None:
    """The settings file that is named, or lies in the working directory; None without one."""
    given, default = context.get("settings"), Path(DEFAULT_FILE)
    return Path(given) if given else (default if default.exists() else None)


def with_blocks(settings: Settings, load: Callable[[str], str]) -> Settings:
    """The settings with the secrets that lie in named Secret blocks, which `load` reads.

    A block may hold several, newest first, parted by blanks. Raises SettingsError.
    """
    return replace(settings, endpoints=tuple(_with_block(e, load) for e in settings.endpoints))


def _with_block(endpoint: Endpoint, load: Callable[[str], str]) -> Endpoint:
    if endpoint.secrets or not endpoint.secret_block:
        return endpoint
    where = f"Secret block {endpoint.secret_block} of endpoint {endpoint.name}"
    return replace(endpoint, secrets=checked_secrets(where, load(endpoint.secret_block).split()))


def load_settings(path: Path | None, environ: Mapping[str, str]) -> Settings:
    """Read the file, if any, and the environment; SettingsError names the setting and the mend."""
    name = str(path)
    try:
        table = tomllib.loads(_text_of(path)) if path else {}
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(name, f"is not TOML ({error})", "mend that line") from None
    _refuse_pipeline(name, table, environ)
    refuse_unknown(name, table, _KNOWN)
    feeds, logins = parted(_texts(name, "feeds", table))
    return Settings(
        warehouse=_warehouse(path, table, environ),
        contact=_text(name, "contact", table),
        feeds=feeds,
        guard=_guard(name, _texts(name, "allow_networks", table)),
        endpoints=_endpoints(name, table.get("endpoints", ()), environ),
        logins=logins,
        host_gap=_seconds(name, "host_gap", table.get("host_gap", 1.0)),
        page_url=_page(name, table.get("page_url")),
        page_hosts=_texts(name, "page_hosts", table),
        page_token_env=_text(name, "page_token_env", table),
    )


def _refuse_pipeline(name: str, table: Mapping[str, Any], environ: Mapping[str, str]) -> None:
    """The rules read the shipped pipeline's trees only; those of another were read wrongly."""
    mend = "take it out: only the shipped pipeline is read"
    if "pipeline" in table:
        raise SettingsError(name, "pipeline is no setting any more", mend)
    if environ.get("COUNTERCLAIM_PIPELINE"):
        raise SettingsError("COUNTERCLAIM_PIPELINE", "is no setting any more", mend)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SettingsError(str(path), "no such file", "write one or drop --settings") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(str(path), f"cannot be read ({error})", "give a UTF-8 file") from None


def _warehouse(path: Path | None, table: Mapping[str, Any], environ: Mapping[str, str]) -> Path:
    """The environment's is of the working directory, the file's of the folder the file lies in."""
    if given := environ.get("COUNTERCLAIM_WAREHOUSE"):
        return Path(given)
    written = _text(str(path), "warehouse", table) or "counterclaim.duckdb"
    return path.parent / written if path and "warehouse" in table else Path(written)


def _text(name: str, setting: str, table: Mapping[str, Any]) -> str | None:
    value = table.get(setting)
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise SettingsError(name, f"{setting}: {value!r} is no text", f'write {setting} = "..."')
    return value


def _texts(name: str, setting: str, table: Mapping[str, Any]) -> tuple[str, ...]:
    value = table.get(setting, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        shown = f'["{apart(value)[0]}"]' if isinstance(value, str) else '["...", "..."]'
        raise SettingsError(name, f"{setting} is no list of texts", f"write {setting} = {shown}")
    return tuple(value)


def _guard(name: str, networks: tuple[str, ...]) -> Guard:
    try:
        return guard_of(networks)
    except ValueError as error:
        raise SettingsError(name, f"allow_networks: {error}", "write 10.1.0.0/16") from None


def _seconds(name: str, setting: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 3600:
        raise SettingsError(name, f"{setting}: {value!r} is no time", "write seconds, as in 1.5")
    return float(value)


def _page(name: str, url: str | None) -> str | None:
    if url is not None and not str(url).startswith(("https://", "http://")):
        raise SettingsError(name, f"page_url: {url!r} is no address", "write https://...")
    return url


def _endpoints(
    name: str, rows: Sequence[Mapping[str, Any]], environ: Mapping[str, str]
) -> tuple[Endpoint, ...]:
    if not isinstance(rows, list | tuple) or not all(isinstance(row, dict) for row in rows):
        raise SettingsError(name, "endpoints are no tables", "write each below [[endpoints]]")
    endpoints = tuple(endpoint_of(name, row, environ) for row in rows)
    names = [endpoint.name for endpoint in endpoints]
    if twice := sorted({one for one in names if names.count(one) > 1}):
        raise SettingsError(name, f"two endpoints are called {twice[0]!r}", "rename one of them")
    return endpoints
