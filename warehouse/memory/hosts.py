"""What is remembered of hosts between runs: the moment they asked us to wait for, robots.txt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import duckdb

from warehouse.file.appending import append
from warehouse.file.moments import from_utc, to_utc
from warehouse.file.sqlfiles import sql
from warehouse.file.transactions import transaction


@dataclass(frozen=True, slots=True)
class HostMemory:
    """What is remembered of one origin ("https://example.org"); fields in the table's order.

    `not_before` is its Retry-After. `robots_state` is "rules" (then `robots` is the text),
    "allowed" or "unreachable" since `robots_since`, and holds until `robots_expires`.
    """

    origin: str
    not_before: datetime | None = None
    robots: str | None = None
    robots_state: str | None = None
    robots_since: datetime | None = None
    robots_expires: datetime | None = None


def hosts_of(
    connection: duckdb.DuckDBPyConnection, origins: Iterable[str]
) -> dict[str, HostMemory]:
    """What is remembered of some hosts."""
    found = connection.execute(sql("hosts_of"), {"origins": sorted(set(origins))})
    return {row[0]: _host(*row) for row in found.fetchall()}


def holds(connection: duckdb.DuckDBPyConnection, now: datetime) -> dict[str, datetime]:
    """The hosts that are not to be asked yet, each with the moment that it named."""
    found = connection.execute(sql("hosts_held"), {"now": to_utc(now)})
    return {origin: from_utc(until) for origin, until in found.fetchall()}


def save_holds(connection: duckdb.DuckDBPyConnection, held: Mapping[str, datetime]) -> None:
    """Keep the moments that hosts have named, so that they hold though the run is killed."""
    known = hosts_of(connection, held)
    changed = [
        replace(known.get(origin, HostMemory(origin)), not_before=until)
        for origin, until in held.items()
        if origin not in known or known[origin].not_before != until
    ]
    if changed:
        save_hosts(connection, changed)


def save_hosts(connection: duckdb.DuckDBPyConnection, hosts: Iterable[HostMemory]) -> None:
    """Replace what is remembered of some hosts."""
    latest = {host.origin: host for host in hosts}
    with transaction(connection):
        connection.execute(sql("hosts_drop"), {"origins": sorted(latest)})
        append(connection, "store.hosts", map(_row, latest.values()))


def _row(host: HostMemory) -> tuple[object, ...]:
    values = (
        host.origin, host.not_before, host.robots, host.robots_state, host.robots_since,
        host.robots_expires,
    )  # fmt: skip
    return tuple(to_utc(v) if isinstance(v, datetime) else v for v in values)


def _host(
    origin: str,
    not_before: datetime | None,
    robots: str | None,
    state: str | None,
    since: datetime | None,
    expires: datetime | None,
) -> HostMemory:
    return HostMemory(origin, _aware(not_before), robots, state, _aware(since), _aware(expires))


def _aware(stored: datetime | None) -> datetime | None:
    return from_utc(stored) if stored else None
