"""A clock once years ahead keeps neither feeds nor messages waiting, and a jump is told."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from flows.runs.clocks import Watched, mend_clock
from flows.runs.cycle import cycle
from tests.flows.runs.test_ingest import site
from tests.flows.site import serving
from tests.warehouse.samples import NOW, WAYS, account
from warehouse.file.connection import writing
from warehouse.ingest import ingest_accounts
from warehouse.memory.clocks import mend
from warehouse.outbox.queue import due, record
from warehouse.records import Delivery

AHEAD = timedelta(days=3 * 365)


def test_a_round_after_the_clock_was_put_right_asks_the_feeds(world_at, tmp_path: Path) -> None:
    world = world_at(tmp_path)
    with serving(site()) as web:
        settings = replace(world.settings, feeds=(f"{web.url}/feed.xml",))
        now = replace(world, settings=settings)
        wrong = replace(now, clock=lambda: world.clock() + AHEAD)
        assert cycle(wrong).asked == 1
        found = cycle(now)
        assert (found.asked, "1 feeds" in found.report.notices[0]) == (1, True)
        assert cycle(now).report.notices == ()


@pytest.mark.parametrize("wait", [timedelta(hours=23), timedelta(days=900)])
def test_a_message_put_off_for_years_is_due(world_at, tmp_path: Path, wait: timedelta) -> None:
    world = world_at(tmp_path)
    with writing(world.settings.warehouse, world.patience) as connection:
        ingest_accounts(connection, [account("north", 12), account("south", 30)], WAYS, NOW)
        (row,) = due(connection, NOW, 9)
        late = NOW + wait
        record(connection, [Delivery(row.id, "desk", 1, NOW, "retry", 503, "busy", late)])
        assert due(connection, NOW, 9) == []
        found = mend(connection, NOW)
        wrong = wait > timedelta(days=9)
        assert found == ({"messages": 1} if wrong else {})
        assert [one.attempts for one in due(connection, NOW, 9)] == ([1] if wrong else [])
        assert mend(connection, NOW) == {}


def test_what_waits_no_longer_than_it_may_is_left_alone(world_at, tmp_path: Path) -> None:
    world = world_at(tmp_path)
    with serving(site()) as web:
        settings = replace(world.settings, feeds=(f"{web.url}/feed.xml",))
        cycle(replace(world, settings=settings))
        assert mend_clock(replace(world, settings=settings)) == ()


def test_a_jump_is_told_once(world_at, tmp_path: Path) -> None:
    world = world_at(tmp_path)
    steady, off = [0.0], [timedelta()]
    start = world.clock()
    shifted = replace(
        world,
        clock=lambda: start + timedelta(seconds=steady[0]) + off[0],
        patience=replace(world.patience, clock=lambda: steady[0]),
    )
    watched = Watched(shifted)
    assert watched.jumped() is None
    steady[0] = 3_600.0
    assert watched.jumped() is None
    off[0] = AHEAD
    assert "jumped ahead by 1095 days" in str(watched.jumped())
    assert watched.jumped() is None
    off[0] = timedelta()
    assert "jumped back" in str(watched.jumped())


def test_every_table_that_holds_a_moment_to_come_is_looked_at(world_at, tmp_path: Path) -> None:
    world = world_at(tmp_path)
    with writing(world.settings.warehouse, world.patience) as connection:
        _with_far_moments(connection)
        found = mend(connection, NOW)
        names = {"feeds", "hosts", "pages", "articles to be looked at again", "leases"}
        assert set(found) == names and set(found.values()) == {1}
        assert mend(connection, NOW) == {}


def _with_far_moments(connection: duckdb.DuckDBPyConnection) -> None:
    far = "TIMESTAMP '2040-01-01'"
    connection.execute(
        "INSERT INTO store.feeds BY NAME SELECT 'https://a.example/f' AS url, 0 AS failures,"
        f" 'active' AS state, {far} AS next_check, {far} AS not_before, {far} AS last_full;"
        "INSERT INTO store.hosts BY NAME SELECT 'https://a.example' AS origin,"
        f" {far} AS not_before, {far} AS robots_expires;"
        "INSERT INTO store.pages BY NAME SELECT 'https://a.example/1' AS url, '' AS feed,"
        f" 'failed' AS state, 1 AS failures, {far} AS first_tried, {far} AS next_try;"
        "INSERT INTO store.rechecks BY NAME SELECT 'a' AS article_id, 'a' AS look_at,"
        f" {far} AS first_seen, 0 AS step, {far} AS due;"
        "INSERT INTO store.leases BY NAME SELECT 'a' AS feed, 'h' AS hub, 't' AS topic,"
        f" 'verified' AS state, 0 AS failures, {far} AS next_request"
    )
