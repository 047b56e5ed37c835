"""The feeds that are polled, and what is remembered of each between polls."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple
from datetime import datetime

import duckdb

from warehouse.appending import append
from warehouse.moments import from_utc, to_utc
from warehouse.records import Feed
from warehouse.sqlfiles import sql
from warehouse.transactions import transaction


def add_feeds(connection: duckdb.DuckDBPyConnection, feeds: Iterable[Feed]) -> int:
    """Feeds that are not listed yet; how many were new. Those known keep what is remembered."""
    with transaction(connection):
        known = {feed.url for feed in all_feeds(connection)}
        new = {feed.url: feed for feed in feeds if feed.url not in known}
        append(connection, "store.feeds", map(_row, new.values()))
    return len(new)


def save_feeds(connection: duckdb.DuckDBPyConnection, feeds: Iterable[Feed]) -> None:
    """Replace what is remembered of some feeds; one that is not listed is added."""
    latest = {feed.url: feed for feed in feeds}
    with transaction(connection):
        _drop(connection, latest)
        append(connection, "store.feeds", map(_row, latest.values()))


def remove_feeds(connection: duckdb.DuckDBPyConnection, urls: Iterable[str]) -> None:
    """Take feeds off the list; their articles stay."""
    with transaction(connection):
        _drop(connection, urls)


def all_feeds(connection: duckdb.DuckDBPyConnection) -> list[Feed]:
    """Every feed, by address."""
    return [_feed(row) for row in connection.execute(sql("feeds_all")).fetchall()]


def due_feeds(connection: duckdb.DuckDBPyConnection, now: datetime) -> list[Feed]:
    """Active feeds whose time has come, the longest due first."""
    found = connection.execute(sql("feeds_due"), {"now": to_utc(now)})
    return [_feed(row) for row in found.fetchall()]


def known_urls(connection: duckdb.DuckDBPyConnection, urls: Iterable[str]) -> set[str]:
    """Those of some addresses whose articles are on file."""
    found = connection.execute(sql("known_urls"), {"urls": sorted(set(urls))})
    return {row[0] for row in found.fetchall()}


def _drop(connection: duckdb.DuckDBPyConnection, urls: Iterable[str]) -> None:
    connection.execute(sql("feeds_drop"), {"urls": sorted(urls)})


def _row(feed: Feed) -> tuple[object, ...]:
    return tuple(to_utc(v) if isinstance(v, datetime) else v for v in astuple(feed))


def _feed(row: Sequence[object]) -> Feed:
    return Feed(*map(_value, row))  # type: ignore[arg-type]


def _value(stored: object) -> object:
    if isinstance(stored, datetime):
        return from_utc(stored)
    return tuple(stored) if isinstance(stored, list) else stored
