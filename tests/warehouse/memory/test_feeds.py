"""What is remembered of a feed between polls."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import duckdb

from tests.warehouse.memory.test_pages import missed
from tests.warehouse.samples import NOW, WAYS, account
from warehouse.file.migrate import migrate
from warehouse.file.sqlfiles import migrations, sql
from warehouse.ingest import ingest_accounts
from warehouse.memory.feeds import (
    add_feeds,
    all_feeds,
    due_feeds,
    entries_of,
    known_urls,
    move_feed,
    next_due,
    remove_feeds,
    save_entries,
    save_feeds,
)
from warehouse.memory.pages import due_pages, save_pages
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


def test_a_feed_of_an_older_schema_is_read(tmp_path: Path) -> None:
    old = duckdb.connect(str(tmp_path / "old.duckdb"))
    old.execute(sql("schema_version"))
    old.execute(migrations()[0].sql)
    old.execute(sql("schema_version_add"), {"version": 1, "name": migrations()[0].name})
    old.execute(
        "INSERT INTO store.feeds VALUES ('https://one.example/rss', 'One', NULL, NULL, NULL,"
        " NULL, NULL, 3, 'answered 500', 'active')"
    )
    migrate(old, "old.duckdb")
    (feed,) = all_feeds(old)
    assert (feed.failures, feed.unchanged, feed.moved_sightings, feed.previous) == (3, 0, 0, ())
    old.close()


def test_what_a_feed_listed_is_kept(connection: duckdb.DuckDBPyConnection) -> None:
    save_entries(connection, {ONE.url: frozenset({1, 2**64 - 1}), TWO.url: frozenset()})
    save_entries(connection, {TWO.url: frozenset({3})})
    found = entries_of(connection, [ONE.url, TWO.url, "https://three.example/rss"])
    assert found == {ONE.url: frozenset({1, 2**64 - 1}), TWO.url: frozenset({3})}


def test_a_moved_feed_takes_along_what_is_kept_of_it(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    add_feeds(connection, [ONE])
    save_entries(connection, {ONE.url: frozenset({1})})
    save_pages(connection, [missed("https://one.example/1", ONE.url)], ())
    moved = replace(ONE, url="https://new.example/rss", previous=(ONE.url,))
    move_feed(connection, ONE.url, moved)
    assert all_feeds(connection) == [moved]
    assert entries_of(connection, [moved.url]) == {moved.url: frozenset({1})}
    assert due_pages(connection, NOW, 9)[0].feed == moved.url


def test_a_feed_that_moves_to_one_that_is_listed_becomes_one_with_it(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    add_feeds(connection, [ONE, TWO])
    save_entries(connection, {ONE.url: frozenset({1}), TWO.url: frozenset({2})})
    move_feed(connection, ONE.url, replace(ONE, url=TWO.url, previous=(ONE.url,)))
    assert all_feeds(connection) == [replace(TWO, previous=(ONE.url,))]
    assert entries_of(connection, [ONE.url, TWO.url]) == {TWO.url: frozenset({2})}


def test_a_removed_feed_leaves_nothing_to_ask_for(connection: duckdb.DuckDBPyConnection) -> None:
    add_feeds(connection, [ONE])
    save_entries(connection, {ONE.url: frozenset({1})})
    save_pages(connection, [missed("https://one.example/1", ONE.url)], ())
    remove_feeds(connection, [ONE.url])
    assert entries_of(connection, [ONE.url]) == {}
    assert due_pages(connection, NOW, 9) == []
    assert next_due(connection, NOW) is None


def test_the_next_that_is_due_is_a_feed_or_a_page(connection: duckdb.DuckDBPyConnection) -> None:
    later = NOW + timedelta(hours=2)
    add_feeds(
        connection, [replace(ONE, next_check=later), Feed("https://g.example/", state="gone")]
    )
    assert next_due(connection, NOW) == later
    add_feeds(connection, [replace(TWO, next_check=NOW, not_before=NOW + timedelta(hours=1))])
    assert next_due(connection, NOW) == NOW + timedelta(hours=1)
    save_pages(connection, [missed("https://one.example/1", ONE.url)], ())
    assert next_due(connection, NOW) == NOW
    add_feeds(connection, [Feed("https://new.example/rss")])
    assert next_due(connection, NOW) == NOW
