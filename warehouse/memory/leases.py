"""Subscriptions at hubs (WebSub), and where each feed says that it is pushed from.

Callbacks and secrets are not kept here: readers see a copy of the warehouse.
"""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any, Literal

import duckdb

from warehouse.file.appending import append
from warehouse.file.moments import from_utc, to_utc
from warehouse.file.sqlfiles import sql
from warehouse.file.transactions import transaction

LeaseState = Literal["asking", "live", "denied", "failing", "leaving"]


@dataclass(frozen=True, slots=True)
class HubNote:
    """The hubs that a feed advertises, none where it advertises none, and the address that they
    know it by. `looked` is when the feed was last looked at."""

    feed: str
    hubs: tuple[str, ...]
    topic: str | None
    looked: datetime


@dataclass(frozen=True, slots=True)
class Lease:
    """A subscription to one feed at one hub.

    `asked` is the moment of the last request while its verification is open; a live lease that is
    being renewed stays live meanwhile. It lasts from `granted` to `expires`. `next_request` is when
    the hub is to be asked (again), `failures` counts requests that came to nothing since one was
    granted and `error` says why the last one did.
    """

    feed: str
    hub: str
    topic: str
    state: LeaseState = "asking"
    asked: datetime | None = None
    granted: datetime | None = None
    expires: datetime | None = None
    next_request: datetime | None = None
    failures: int = 0
    error: str | None = None
    last_push: datetime | None = None

    def lives(self, now: datetime) -> bool:
        """Whether the hub pushes the feed now."""
        return self.state == "live" and self.expires is not None and self.expires > now


def all_hub_notes(connection: duckdb.DuckDBPyConnection) -> list[HubNote]:
    """What is known of each feed's hubs, by feed."""
    rows = connection.execute(sql("hubs_all")).fetchall()
    return [HubNote(feed, tuple(hubs), topic, from_utc(at)) for feed, hubs, topic, at in rows]


def save_hub_notes(connection: duckdb.DuckDBPyConnection, notes: Iterable[HubNote]) -> None:
    """Keep what was seen of some feeds' hubs instead of what was seen before."""
    latest = {note.feed: note for note in notes}
    with transaction(connection):
        connection.execute(sql("hubs_drop"), {"feeds": sorted(latest)})
        append(connection, "store.hubs", map(_row, latest.values()))


def all_leases(connection: duckdb.DuckDBPyConnection) -> list[Lease]:
    """Every subscription, by feed."""
    rows = connection.execute(sql("leases_all")).fetchall()
    return [Lease(*map(_value, row)) for row in rows]


def save_leases(connection: duckdb.DuckDBPyConnection, leases: Iterable[Lease]) -> None:
    """Replace the subscriptions of some feeds."""
    latest = {lease.feed: lease for lease in leases}
    with transaction(connection):
        connection.execute(sql("leases_drop"), {"feeds": sorted(latest)})
        append(connection, "store.leases", map(_row, latest.values()))


def drop_leases(connection: duckdb.DuckDBPyConnection, feeds: Iterable[str]) -> None:
    """Forget the subscriptions of some feeds."""
    with transaction(connection):
        connection.execute(sql("leases_drop"), {"feeds": sorted(feeds)})


def drop_hub_notes(connection: duckdb.DuckDBPyConnection, feeds: Iterable[str]) -> None:
    """Forget what was seen of some feeds' hubs."""
    with transaction(connection):
        connection.execute(sql("hubs_drop"), {"feeds": sorted(feeds)})


def _value(stored: Any) -> Any:
    return from_utc(stored) if isinstance(stored, datetime) else stored


def _row(record: Lease | HubNote) -> tuple[object, ...]:
    return tuple(to_utc(v) if isinstance(v, datetime) else v for v in astuple(record))
