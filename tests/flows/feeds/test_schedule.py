"""When a feed is asked next, and whether in full."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from flows.feeds.schedule import (
    LONGEST,
    LONGEST_RETRY,
    SHORTEST,
    back_off,
    full_due,
    interval,
    next_check,
)
from tests.flows.simulated import NOON
from warehouse.records import Feed

FEED = Feed("https://one.example/rss", last_new_item=NOON)
NONE = timedelta()

chances = st.floats(0, 1)
gaps = st.one_of(st.none(), st.floats(0, 1e9))
pasts = st.timedeltas(timedelta(), timedelta(days=4_000)).map(lambda ago: NOON - ago)
feeds = st.builds(
    Feed,
    url=st.just("https://one.example/rss"),
    usual_gap=gaps,
    last_new_item=st.one_of(st.none(), pasts),
    failures=st.integers(0, 100_000),
    least_wait=st.one_of(st.none(), st.integers(0, 10**9)),
    not_before=st.one_of(st.none(), st.datetimes().map(lambda d: d.replace(tzinfo=NOON.tzinfo))),
)


def wait(feed: Feed, fresh: timedelta = NONE, chance: float = 0.0) -> timedelta:
    return next_check(feed, fresh, NOON, chance) - NOON


def test_a_busy_feed_is_asked_each_minute_and_a_slow_one_less():
    busy = replace(FEED, usual_gap=240.0)
    hourly = replace(FEED, usual_gap=3_600.0)
    daily = replace(FEED, usual_gap=86_400.0)
    assert wait(busy) == timedelta(minutes=1)
    assert wait(hourly) == timedelta(minutes=6)
    assert wait(daily) == timedelta(minutes=144)


def test_a_quiet_night_slows_a_feed_down_a_little_and_a_quiet_year_to_a_day():
    night = replace(FEED, usual_gap=240.0, last_new_item=NOON - timedelta(hours=8))
    year = replace(FEED, usual_gap=240.0, last_new_item=NOON - timedelta(days=365))
    assert timedelta(minutes=5) < wait(night) < timedelta(minutes=15)
    assert wait(year) == LONGEST


@given(feeds, chances, st.timedeltas(timedelta(), timedelta(days=400)))
def test_never_before_a_retry_after_and_never_more_than_a_day_late(feed, chance, fresh):
    found = next_check(feed, fresh, NOON, chance)
    assert found >= (feed.not_before or NOON)
    assert found <= max(feed.not_before or NOON, NOON + LONGEST)
    assert found - NOON >= SHORTEST * 0.9


@given(feeds)
def test_the_interval_is_bounded(feed):
    assert SHORTEST <= interval(feed, NOON) <= LONGEST


@given(st.integers(1, 10_000), chances)
def test_back_off_grows_up_to_its_limit(failures, chance):
    assert back_off(failures, chance) <= back_off(failures + 1, chance)
    assert back_off(failures, chance) <= LONGEST_RETRY * 1.25


def test_failures_double_the_wait_and_chance_spreads_it():
    waits = [wait(replace(FEED, failures=n)) for n in (1, 2, 3, 20)]
    assert waits == [
        timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4), LONGEST_RETRY
    ]  # fmt: skip
    assert wait(replace(FEED, failures=2), chance=1.0) == timedelta(seconds=150)


def test_what_the_publisher_asks_for_is_kept_within_reason():
    busy = replace(FEED, usual_gap=240.0)
    assert wait(busy, fresh=timedelta(minutes=5)) == timedelta(minutes=5)
    assert wait(busy, fresh=timedelta(days=30)) == timedelta(hours=1)
    assert wait(replace(busy, least_wait=600.0)) == timedelta(minutes=10)
    assert wait(replace(busy, least_wait=86_400.0)) == timedelta(minutes=15)


def test_chance_never_brings_a_poll_before_what_the_publisher_asks_for():
    busy = replace(FEED, usual_gap=240.0, least_wait=600.0)
    assert wait(busy, chance=1.0) == timedelta(minutes=10)
    assert wait(replace(busy, least_wait=None), chance=1.0) == timedelta(seconds=54)


def test_a_feed_is_asked_in_full_once_a_day_after_answers_304():
    feed = replace(FEED, unchanged=9, last_full=NOON - timedelta(hours=25))
    assert full_due(feed, NOON)
    assert not full_due(replace(feed, last_full=NOON - timedelta(hours=23)), NOON)
    assert not full_due(replace(feed, unchanged=0), NOON)


def test_a_feed_asked_once_a_day_is_not_asked_in_full_each_time():
    feed = replace(FEED, unchanged=1, last_full=NOON - timedelta(hours=25))
    assert not full_due(feed, NOON)


def test_a_feed_whose_304_was_false_is_asked_in_full_each_hour_for_a_week():
    feed = replace(FEED, unchanged=1, last_full=NOON - timedelta(hours=2), lied=NOON)
    assert full_due(feed, NOON)
    assert not full_due(replace(feed, last_full=NOON - timedelta(minutes=50)), NOON)
    assert not full_due(replace(feed, lied=NOON - timedelta(days=8)), NOON)


def test_a_feed_that_fails_is_asked_for_the_least_and_in_full_now_and_then():
    """Some servers fail at the conditions themselves."""
    owed = replace(FEED, unchanged=9, last_full=NOON - timedelta(hours=25))
    due = [n for n in range(1, 20) if full_due(replace(owed, failures=n), NOON)]
    assert due == [7, 15]
    fresh = replace(owed, failures=7, last_full=NOON - timedelta(hours=23))
    assert not full_due(fresh, NOON)
    assert full_due(replace(owed, failures=7, unchanged=0), NOON)
