"""What nobody asked for in 30 days is forgotten; what waits, holds or is young is not."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from extractors.records import FeedEntry, Page
from flows.runs.upkeep import nightly
from flows.world import patience
from tests.warehouse.samples import NOW
from warehouse.file.connection import writing
from warehouse.memory.hosts import HostMemory, hosts_of, save_hosts
from warehouse.memory.pages import MissedPage, missed_pages, save_pages
from warehouse.memory.purging import Purged, purge
from warehouse.memory.quarantine import Kept, find, keep

OLD, YOUNG = NOW - timedelta(days=31), NOW - timedelta(days=29)
ENTRY = FeedEntry("1", "https://a.example/1", "Rain", None)
GIVEN_UP = MissedPage(
    "https://a.example/1", "https://a.example/feed", ENTRY, None, "given_up", 9, OLD, None, "404"
)
HOST = HostMemory("https://a.example", OLD, "User-agent: *", "rules", OLD, OLD)


@pytest.mark.parametrize(
    ("page", "gone"),
    [
        (GIVEN_UP, True),
        (replace(GIVEN_UP, state="disallowed"), True),
        (replace(GIVEN_UP, first_tried=YOUNG), False),
        (replace(GIVEN_UP, state="waiting", next_try=OLD), False),
    ],
    ids=["given up", "disallowed", "given up of late", "waiting for long"],
)
def test_pages(connection: duckdb.DuckDBPyConnection, page: MissedPage, gone: bool) -> None:
    save_pages(connection, [page], [])
    assert purge(connection, NOW) == Purged(int(gone), 0, 0)
    assert bool(missed_pages(connection, [page.url])) is not gone


@pytest.mark.parametrize(
    ("host", "gone"),
    [
        (HOST, True),
        (HostMemory("https://a.example", OLD), True),
        (HostMemory("https://a.example"), True),
        (replace(HOST, not_before=YOUNG), False),
        (replace(HOST, robots_expires=YOUNG), False),
        (HostMemory("https://a.example", NOW + timedelta(days=6)), False),
    ],
    ids=["left", "held once", "empty", "held of late", "asked of late", "held now"],
)
def test_hosts(connection: duckdb.DuckDBPyConnection, host: HostMemory, gone: bool) -> None:
    save_hosts(connection, [host])
    assert purge(connection, NOW) == Purged(0, int(gone), 0)
    assert bool(hosts_of(connection, [host.origin])) is not gone


@pytest.mark.parametrize(("kept", "gone"), [(OLD, True), (YOUNG, False)])
def test_quarantine(connection: duckdb.DuckDBPyConnection, kept, gone: bool) -> None:
    keep(connection, [Kept(Page("p", text="x"), "read", "too slow", kept)])
    assert purge(connection, NOW) == Purged(0, 0, int(gone))
    assert bool(find(connection, [])) is not gone


def test_a_second_night_finds_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    save_pages(connection, [GIVEN_UP], [])
    save_hosts(connection, [HOST])
    assert purge(connection, NOW) == Purged(1, 1, 0)
    assert purge(connection, NOW) == Purged(0, 0, 0)


def test_the_night_s_work_reports_what_went(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with writing(path, patience()) as connection:
        save_pages(connection, [GIVEN_UP], [])
        save_hosts(connection, [HOST, replace(HOST, origin="https://b.example", not_before=NOW)])
    done = nightly(path, patience(), NOW)
    assert done.purged == Purged(1, 1, 0)
    assert done.backup.exists()
