"""The feeds that are polled, and what is remembered of each between polls."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, replace
from datetime import datetime

import duckdb

from warehouse.file.appending import append
from warehouse.file.moments import from_utc, to_utc
from warehouse.file.sqlfiles import sql
from warehouse.file.transactions import transaction
from warehouse.memory.addresses import known_urls as known_urls
from warehouse.records import Feed


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


def move_feed(connection: duckdb.DuckDBPyConnection, old: str, feed: Feed) -> None:
    """Give the feed at address `old` its new one, `feed.url`, with its entries, its listing and its
    hubs. (Its lease is ended, and asked for anew, by who listens.)

    Where a feed is listed there already, the two become one, which keeps what is known of it.
    """
    listed = {other.url: other for other in all_feeds(connection)}
    there = listed.get(feed.url)
    kept = replace(there, previous=(*there.previous, *feed.previous)) if there else feed
    replaced = {"urls": [old if there else feed.url]}
    addresses = {"old": old, "new": feed.url}
    with transaction(connection):
        _drop(connection, [old, feed.url])
        append(connection, "store.feeds", [_row(kept)])
        for drop in ("entries_drop", "listings_drop"):
            connection.execute(sql(drop), replaced)
        connection.execute(sql("hubs_drop"), {"feeds": replaced["urls"]})
        for move in ("pages", "entries", "listings", "hubs"):
            connection.execute(sql(f"feed_move_{move}"), addresses)


def remove_feeds(connection: duckdb.DuckDBPyConnection, urls: Iterable[str]) -> None:
    """Take feeds off the list; their articles stay, what is kept to poll them goes."""
    gone = sorted(urls)
    with transaction(connection):
        _drop(connection, gone)
        connection.execute(sql("entries_drop"), {"urls": gone})
        connection.execute(sql("pages_drop_of"), {"feeds": gone})


def all_feeds(connection: duckdb.DuckDBPyConnection) -> list[Feed]:
    """Every feed, by address."""
    return [_feed(row) for row in connection.execute(sql("feeds_all")).fetchall()]


def due_feeds(connection: duckdb.DuckDBPyConnection, now: datetime) -> list[Feed]:
    """Active feeds whose time has come, the longest due first."""
    found = connection.execute(sql("feeds_due"), {"now": to_utc(now)})
    return [_feed(row) for row in found.fetchall()]


def next_due(connection: duckdb.DuckDBPyConnection, now: datetime) -> datetime | None:
    """When the next feed or waiting page is due; not after `now` where one is, None without any."""
    row = connection.execute(sql("feeds_next"), {"now": to_utc(now)}).fetchone()
    return from_utc(row[0]) if row and row[0] else None


def entries_of(
    connection: duckdb.DuckDBPyConnection, urls: Iterable[str]
) -> dict[str, frozenset[int]]:
    """The keys of the entries that each feed has listed of late; absent where none came yet."""
    found = connection.execute(sql("entries_of"), {"urls": sorted(set(urls))})
    return {url: frozenset(entries) for url, entries in found.fetchall()}


def save_entries(
    connection: duckdb.DuckDBPyConnection, entries: Mapping[str, frozenset[int]]
) -> None:
    """Replace the keys of the entries that some feeds have listed."""
    with transaction(connection):
        connection.execute(sql("entries_drop"), {"urls": sorted(entries)})
        rows = ((url, sorted(keys)) for url, keys in entries.items())
        append(connection, "store.feed_entries", rows)


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
