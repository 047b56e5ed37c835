"""What is remembered of hosts between runs: the moment they asked us to wait for, robots.txt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import duckdb

from warehouse.appending import append
from warehouse.moments import from_utc, to_utc
from warehouse.sqlfiles import sql
from warehouse.transactions import transaction


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


def load_hosts(connection: duckdb.DuckDBPyConnection) -> list[HostMemory]:
    """All that is remembered, by origin."""
    return [_host(*row) for row in connection.execute(sql("hosts_all")).fetchall()]


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
