"""What is remembered of a feed between polls."""

from dataclasses import replace
from datetime import timedelta

import duckdb

from tests.warehouse.samples import NOW, WAYS, account
from warehouse.feeds import add_feeds, all_feeds, due_feeds, known_urls, remove_feeds, save_feeds
from warehouse.ingest import ingest_accounts
from warehouse.records import Feed

ONE = Feed("https://one.example/rss", "One", etag='W/"a b"', next_check=NOW, last_success=NOW)
TWO = Feed("https://two.example/rss", failures=2, error="answered 500")


def test_feeds_come_back_as_they_were_given(connection: duckdb.DuckDBPyConnection) -> None:
    assert add_feeds(connection, [TWO, ONE, ONE]) == 2
    assert all_feeds(connection) == [ONE, TWO]


def test_a_known_feed_keeps_what_is_remembered(connection: duckdb.DuckDBPyConnection) -> None:
    add_feeds(connection, [ONE])
    assert add_feeds(connection, [Feed(ONE.url, "Another title")]) == 0
    assert all_feeds(connection) == [ONE]


def test_saving_replaces_by_address(connection: duckdb.DuckDBPyConnection) -> None:
    add_feeds(connection, [ONE, TWO])
    mended = replace(TWO, failures=0, error=None)
    save_feeds(connection, [mended])
    assert all_feeds(connection) == [ONE, mended]


def test_only_active_feeds_whose_time_has_come_are_due(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    later = replace(ONE, url="https://later.example/rss", next_check=NOW + timedelta(minutes=1))
    gone = Feed("https://gone.example/rss", state="gone")
    add_feeds(connection, [ONE, TWO, later, gone])
    assert due_feeds(connection, NOW) == [TWO, ONE]


def test_a_removed_feed_is_off_the_list(connection: duckdb.DuckDBPyConnection) -> None:
    add_feeds(connection, [ONE, TWO])
    remove_feeds(connection, [ONE.url])
    assert all_feeds(connection) == [TWO]


def test_addresses_on_file_are_known(connection: duckdb.DuckDBPyConnection) -> None:
    ingest_accounts(connection, [account("north", 12)], WAYS, NOW)
    asked = ["https://north.example/1", "https://south.example/1"]
    assert known_urls(connection, asked) == {"https://north.example/1"}
    assert known_urls(connection, []) == set()
