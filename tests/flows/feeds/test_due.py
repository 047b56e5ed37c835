"""Which feeds are asked when, and how: over a real server, on a simulated clock."""

from dataclasses import replace
from datetime import timedelta

import pytest

from flows.runs.ingesting import ingest
from tests.flows.newsroom import site_of, timed
from tests.flows.simulated import NOON, Clock
from tests.flows.site import Answer
from warehouse.file.connection import open_file
from warehouse.file.query import run_query
from warehouse.memory.feeds import all_feeds, next_due, remove_feeds, save_feeds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def start(tmp_path, world_at, clock):
    """A function that starts a process anew on the same warehouse, with feeds in its settings."""

    def world(*feeds: str, gap: float = 0.0):
        return timed(world_at(tmp_path), clock, feeds, gap)

    return world


def on_file(world):
    """The feeds as a new connection reads them."""
    connection = open_file(world.settings.warehouse)
    try:
        return {feed.url: feed for feed in all_feeds(connection)}
    finally:
        connection.close()


def conditional(site) -> list[bool]:
    """Of the polls since the last call, which were conditional."""
    found = ["if-none-match" in r.headers for _, r in site.asked if r.path == "/feed"]
    site.asked.clear()
    return found


def test_only_what_is_due_is_asked_and_then_conditionally(start, clock):
    with site_of(clock, "rain") as site:
        world = start(site.feed)
        assert ingest((), world).articles == 1
        assert site.paths() == ["/feed", "/robots.txt", "/rain"]
        assert ingest((), world).failures == ()
        assert site.paths() == []
        clock.on(minutes=10)
        ingest((), world)
        assert site.paths() == ["/feed"]
        clock.on(minutes=10)
        ingest((), world)
        assert conditional(site) == [True]


def test_a_named_feed_is_asked_though_it_is_not_due(start, clock):
    with site_of(clock, "rain") as site:
        world = start()
        ingest((site.feed,), world)
        site.asked.clear()
        ingest((site.feed,), world)
        assert conditional(site) == [True]


def test_a_feed_is_fetched_whole_once_a_day_and_never_more_often(start, clock):
    with site_of(clock, "rain") as site:
        world = start(site.feed)
        ingest((), world)
        full = []
        site.asked.clear()
        while clock() < NOON + timedelta(days=3):
            clock.on(hours=2)
            ingest((), world)
            full += [clock() for had in conditional(site) if not had]
        assert len(full) in (2, 3)
        gaps = [b - a for a, b in zip([NOON, *full], full, strict=False)]
        assert min(gaps) >= timedelta(days=1)


def test_a_feed_that_answers_304_for_ever_is_found_out(start, clock):
    with site_of(clock, "rain") as site:
        site.answers["/feed"] = lambda request: (
            Answer(304)
            if "if-none-match" in request.headers
            else replace(site.listing(request), headers={"etag": '"same"'})
        )
        world = start(site.feed)
        ingest((), world)
        site.stories.append("snow")
        while clock() < NOON + timedelta(hours=40) and "/snow" not in site.paths():
            clock.on(hours=2)
            ingest((), world)
        assert timedelta(hours=24) <= clock() - NOON <= timedelta(hours=28)
        assert on_file(world)[site.feed].lied is not None


def test_the_schedule_survives_a_restart(start, clock):
    with site_of(clock, "rain") as site:
        site.answers["/feed"] = Answer(500)
        for _ in range(5):
            ingest((), start(site.feed))
            clock.now = on_file(start())[site.feed].next_check
        feed = on_file(start())[site.feed]
        assert (feed.failures, feed.error_kind) == (5, "status")
        assert feed.next_check == feed.last_poll + timedelta(minutes=16)
        site.asked.clear()
        clock.now = feed.next_check - timedelta(seconds=1)
        ingest((), start(site.feed))
        assert site.paths() == []
        clock.on(seconds=1)
        ingest((), start(site.feed))
        assert site.paths() == ["/feed"]


def test_when_something_is_due_next_can_be_asked(start, clock):
    with site_of(clock, "rain") as site:
        world = start(site.feed)
        ingest((), world)
        connection = open_file(world.settings.warehouse)
        assert next_due(connection, clock()) == on_file(world)[site.feed].next_check
        connection.close()


def test_a_paused_or_removed_feed_is_left_alone(start, clock):
    with site_of(clock, "rain") as site:
        world = start()
        ingest((site.feed,), world)
        connection = open_file(world.settings.warehouse)
        save_feeds(connection, [replace(all_feeds(connection)[0], state="paused")])
        connection.close()
        site.asked.clear()
        clock.on(days=2)
        ingest((), world)
        connection = open_file(world.settings.warehouse)
        remove_feeds(connection, [site.feed])
        connection.close()
        ingest((), world)
        assert site.paths() == []


def test_the_view_tells_how_a_feed_is(start, clock):
    with site_of(clock, "rain") as site:
        site.answers["/feed"] = Answer(410, b"This feed has ended.", {"content-type": "text/plain"})
        report = ingest((site.feed,), start())
        rows = run_query(
            start().settings.warehouse,
            "SELECT state, notice, error_kind, error, explanation, next_check FROM feeds",
        ).rows
    ((state, notice, kind, error, explanation, due),) = rows
    assert (state, notice, kind, due) == ("gone", "gone", "status", None)
    assert 'answered 410 Gone ("This feed has ended.")' in error
    assert error in explanation
    assert len(report.notices) == 1
