"""What is remembered of pages that gave no article, and of hosts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import duckdb
import pytest

from extractors.records import FeedEntry
from tests.warehouse.samples import NOW
from warehouse.memory.hosts import HostMemory, holds, hosts_of, save_holds, save_hosts
from warehouse.memory.pages import MissedPage, due_pages, missed_pages, save_pages

FEED = "https://one.example/rss"


def missed(url: str, feed: str = FEED, published: date | None = None) -> MissedPage:
    entry = FeedEntry("tag:1", url, "Rain", published)
    return MissedPage(url, feed, entry, "One", "waiting", 1, NOW, NOW, "answered 500")


@pytest.mark.parametrize(
    "published",
    [
        None,
        date(2031, 5, 3),
        datetime(2031, 5, 3, 12, tzinfo=UTC),
        datetime(2031, 5, 3, 1, tzinfo=timezone(timedelta(hours=5, minutes=30))),
    ],
)
def test_a_page_comes_back_as_it_was_given(
    connection: duckdb.DuckDBPyConnection, published: date | None
) -> None:
    page = missed("https://one.example/1", published=published)
    save_pages(connection, [page], ())
    assert due_pages(connection, NOW, 9) == [page]
    assert missed_pages(connection, [page.url, "https://one.example/2"]) == {page.url: page}


def test_the_longest_due_come_first_and_only_so_many(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    pages = [
        replace(missed(f"https://one.example/{n}"), next_try=NOW - timedelta(minutes=n))
        for n in (1, 3, 2, -1)
    ]
    save_pages(connection, pages, ())
    found = [page.url[-1] for page in due_pages(connection, NOW, 2)]
    assert found == ["3", "2"]


def test_only_what_waits_is_due(connection: duckdb.DuckDBPyConnection) -> None:
    given_up = replace(missed("https://one.example/1"), state="given_up", next_try=None)
    forbidden = replace(missed("https://one.example/2"), state="disallowed", next_try=None)
    save_pages(connection, [given_up, forbidden], ())
    assert due_pages(connection, NOW, 9) == []
    assert len(missed_pages(connection, [given_up.url, forbidden.url])) == 2


def test_what_was_read_is_forgotten(connection: duckdb.DuckDBPyConnection) -> None:
    one, two = missed("https://one.example/1"), missed("https://one.example/2")
    save_pages(connection, [one, two], ())
    save_pages(connection, [replace(two, failures=2)], [one.url])
    assert missed_pages(connection, [one.url, two.url]) == {two.url: replace(two, failures=2)}


HOST = HostMemory("https://one.example", None, "User-agent: *", "rules", NOW, NOW)


def test_a_host_comes_back_as_it_was_given(connection: duckdb.DuckDBPyConnection) -> None:
    save_hosts(connection, [HOST, HostMemory("https://two.example")])
    assert hosts_of(connection, [HOST.origin, "https://three.example"]) == {HOST.origin: HOST}


def test_what_a_host_asks_for_is_kept_beside_its_robots_txt(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    until = NOW + timedelta(hours=1)
    save_hosts(connection, [HOST])
    save_holds(connection, {HOST.origin: until, "https://two.example": until})
    assert holds(connection, NOW) == {HOST.origin: until, "https://two.example": until}
    assert hosts_of(connection, [HOST.origin])[HOST.origin] == replace(HOST, not_before=until)
    assert holds(connection, until) == {}
