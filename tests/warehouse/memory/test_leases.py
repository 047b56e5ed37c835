"""Subscriptions, hubs and lists as they come back from the file."""

from dataclasses import replace
from datetime import timedelta

import duckdb

from tests.warehouse.samples import NOW
from warehouse.memory.leases import (
    HubNote,
    Lease,
    all_hub_notes,
    all_leases,
    drop_hub_notes,
    drop_leases,
    save_hub_notes,
    save_leases,
)
from warehouse.memory.listings import Listing, all_listings, drop_listings, save_listings

ONE = Lease("https://one.example/rss", "https://hub.example/", "https://one.example/rss")
TWO = Lease(
    "https://two.example/rss",
    "https://hub.example/",
    "https://two.example/topic",
    "live",
    NOW,
    NOW,
    NOW + timedelta(days=1),
    NOW + timedelta(hours=20),
    2,
    "answered 503",
    NOW,
)


def test_leases_come_back_as_they_were_given(connection: duckdb.DuckDBPyConnection) -> None:
    save_leases(connection, [TWO, ONE])
    assert all_leases(connection) == [ONE, TWO]


def test_a_lease_is_replaced_by_its_feed(connection: duckdb.DuckDBPyConnection) -> None:
    save_leases(connection, [ONE, TWO])
    denied = replace(ONE, state="denied")
    save_leases(connection, [denied])
    drop_leases(connection, [TWO.feed, "https://unknown.example/"])
    assert all_leases(connection) == [denied]


def test_what_is_known_of_hubs_comes_back(connection: duckdb.DuckDBPyConnection) -> None:
    some = HubNote(ONE.feed, ("https://a.example/", "https://b.example/"), None, NOW)
    none = HubNote(TWO.feed, (), None, NOW)
    save_hub_notes(connection, [none, some, some])
    assert all_hub_notes(connection) == [some, none]
    drop_hub_notes(connection, [ONE.feed])
    assert all_hub_notes(connection) == [none]


def test_what_a_list_says_of_feeds_comes_back(connection: duckdb.DuckDBPyConnection) -> None:
    plain = Listing("https://one.example/rss")
    filed = Listing("https://two.example/rss", "Two", "https://two.example/", ("A/B", ""))
    save_listings(connection, [filed, plain])
    assert all_listings(connection) == [plain, filed]
    drop_listings(connection, [plain.url])
    assert all_listings(connection) == [filed]


def test_the_view_of_leases_is_explained_and_shows_no_secret(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    found = connection.execute(
        "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'leases'"
        " AND schema_name = 'main'"
    ).fetchall()
    assert len(found) >= 10
    assert all(comment for _, comment in found)
    assert not {name for name, _ in found} & {"secret", "callback", "token"}
