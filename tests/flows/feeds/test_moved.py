"""Feeds that redirect for good: believed after repeated sightings."""

from datetime import timedelta

from flows.feeds.health import told
from tests.flows.feeds.test_health import FEED, URL, answer, days, failed, poll, read, unchanged
from tests.flows.simulated import NOON

NEW = "https://two.example/rss"


def sighted(moments, feed=FEED, moved=NEW):
    for day in moments:
        feed = poll(feed, unchanged(moved=moved), days(day))
    return feed


def test_three_sightings_over_a_day_change_the_address():
    feed = sighted([0, 0.5, 1])
    assert (feed.url, feed.previous, feed.moved_to) == (NEW, (URL,), None)
    assert told(FEED, feed) == (f"{URL}: has moved for good; it is polled at {NEW} from now on")


def test_three_sightings_within_hours_do_not():
    feed = sighted([0, 0.1, 0.2, 0.3])
    assert (feed.url, feed.moved_to, feed.moved_sightings) == (URL, NEW, 4)
    assert feed.moved_since == NOON


def test_two_sightings_over_a_week_do_not():
    assert sighted([0, 7]).url == URL


def test_an_answer_without_the_redirect_forgets_it():
    feed = poll(sighted([0, 0.5]), read(answer()), days(0.6))
    assert (feed.moved_to, feed.moved_sightings, feed.moved_since) == (None, 0, None)
    assert sighted([1, 1.5], feed).url == URL


def test_another_target_begins_anew():
    feed = sighted([1], sighted([0, 0.5]), moved="https://three.example/rss")
    assert (feed.url, feed.moved_sightings) == (URL, 1)


def test_a_failure_is_no_sighting_and_forgets_nothing():
    feed = poll(sighted([0, 0.5]), failed(500), days(0.7))
    assert feed.moved_sightings == 2
    assert sighted([1], feed).url == NEW


def test_a_redirect_to_itself_is_no_move():
    feed = sighted([0, 1, 2], moved=URL + "#top")
    assert (feed.url, feed.moved_to) == (URL, None)


def test_addresses_are_kept_in_order_of_time():
    feed = sighted([2, 2.5, 3.1], sighted([0, 0.5, 1]), moved="https://three.example/rss")
    assert feed.previous == (URL, NEW)
    assert feed.moved_since is None
    assert timedelta() < feed.next_check - days(3.1).now
