"""What is remembered of a feed after a poll."""

from dataclasses import replace
from datetime import timedelta

import pytest

from extractors.records import FeedEntry, ParsedFeed
from flows.errors import FetchError
from flows.feeds.health import Moment, after_poll, told
from flows.feeds.news import News
from flows.feeds.polling import Polled
from flows.web.fetching import Fetched, Wanted
from tests.flows.simulated import NOON
from warehouse.records import Feed

URL = "https://one.example/rss"
FEED = Feed(
    URL, "One", etag='"1"', last_modified="Tue", added=NOON - timedelta(days=90),
    last_success=NOON - timedelta(hours=1), last_new_item=NOON - timedelta(hours=1),
)  # fmt: skip
ENTRY = FeedEntry("1", "https://one.example/1", "Rain", NOON)
PARSED = ParsedFeed("One", (ENTRY,))
AT = Moment(NOON, 0.0)


def answer(status: int = 200, **more) -> Fetched:
    given = {"etag": '"2"', "last_modified": None, **more}
    return Fetched(URL, status, b"", "application/rss+xml", **given)


def read(fetched: Fetched, feed: ParsedFeed = PARSED, conditional: bool = True) -> Polled:
    wanted = Wanted(URL, '"1"', "Tue") if conditional else Wanted(URL)
    return Polled(wanted, fetched, feed, None)


def unchanged(**more) -> Polled:
    return Polled(Wanted(URL, '"1"'), answer(304, **more), None, None)


def failed(status: int | None = None, **more) -> Polled:
    error = FetchError(
        URL, "went wrong", "wait", "status" if status else "dns", status=status, **more
    )
    return Polled(Wanted(URL), None, None, error)


def poll(feed: Feed, polled: Polled, at: Moment = AT, news: News | None = None) -> Feed:
    return after_poll(feed, polled, news or News(), at)


def days(number: float) -> Moment:
    return Moment(NOON + timedelta(days=number), 0.0)


def test_the_validators_of_the_last_body_are_kept_and_a_304_changes_none():
    after = poll(FEED, read(answer()))
    assert (after.etag, after.last_modified, after.unchanged) == ('"2"', None, 0)
    again = poll(after, unchanged(etag=None))
    assert (again.etag, again.unchanged, again.last_full) == ('"2"', 1, NOON)


def test_what_cannot_be_parsed_keeps_the_old_validators():
    error = FetchError(URL, "is no feed", "check it", "feed")
    after = poll(FEED, Polled(Wanted(URL), answer(), ParsedFeed(None, (), "is no feed"), error))
    assert (after.etag, after.failures, after.error_kind) == ('"1"', 1, "feed")


def test_a_feed_read_in_part_is_well_and_says_what_is_missing():
    error = FetchError(URL, "breaks off", "check it", "feed")
    after = poll(FEED, Polled(Wanted(URL), answer(), PARSED, error))
    assert (after.failures, after.error_kind, after.last_success) == (0, None, NOON)
    assert "breaks off" in after.error


def test_a_retry_after_is_obeyed_with_an_error_and_without():
    until = NOON + timedelta(hours=3)
    for polled in (
        failed(429, retry_at=until),
        failed(503, retry_at=until),
        unchanged(retry_at=until),
    ):
        after = poll(FEED, polled)
        assert (after.not_before, after.next_check) == (until, until)


def test_being_put_off_is_no_failure_and_forgets_nothing():
    until = NOON + timedelta(hours=3)
    error = FetchError(URL, "not yet", "wait", "wait", retry_at=until)
    after = poll(FEED, Polled(Wanted(URL), None, None, error))
    assert after == replace(FEED, next_check=until)


def test_410_ends_it_at_once_and_says_so():
    after = poll(FEED, failed(410))
    assert (after.state, after.notice, after.next_check) == ("gone", "gone", None)
    assert "no longer polled" in told(FEED, after)


@pytest.mark.parametrize("status", [404, 403, 500])
def test_no_other_answer_ends_it_at_once(status):
    after = poll(FEED, failed(status))
    assert (after.state, after.notice) == ("active", None)
    assert after.next_check > NOON


def test_404_for_two_weeks_and_many_polls_ends_it():
    feed = poll(FEED, failed(404))
    for day in range(1, 14):
        feed = poll(feed, failed(404), days(day))
        assert feed.state == "active"
    assert poll(feed, failed(404), days(14)).state == "gone"


def test_two_weeks_of_other_failures_or_few_polls_do_not_end_it():
    down = poll(FEED, failed(404))
    for day in range(1, 20):
        down = poll(down, failed(), days(day))
    assert (down.state, down.notice) == ("active", "failing")
    seldom = poll(poll(FEED, failed(404)), failed(404), days(20))
    assert seldom.state == "active"


def test_a_gone_feed_that_answers_again_is_active():
    gone = poll(FEED, failed(410))
    back = poll(gone, read(answer()), days(1))
    assert (back.state, back.notice, back.failures) == ("active", None, 0)
    assert back.next_check is not None


def test_a_feed_that_fails_for_a_day_is_reported_once():
    feed, lines = FEED, []
    for hour in range(0, 48, 4):
        after = poll(feed, failed(500), days(hour / 24))
        lines += [line] if (line := told(feed, after)) else []
        feed = after
    assert feed.notice == "failing"
    assert len(lines) == 1 and "have failed" in lines[0]


def test_a_feed_that_stops_bringing_news_is_reported_once_and_news_end_it():
    daily = replace(FEED, usual_gap=86_400.0)
    well = poll(daily, unchanged(), days(9))
    silent = poll(well, unchanged(), days(10.1))
    assert (well.notice, silent.notice) == (None, "silent")
    assert "nothing new since 2031-05-03" in told(well, silent)
    assert told(silent, poll(silent, unchanged(), days(11))) is None
    news = News(1, days(12).now, None, frozenset({1}))
    assert poll(silent, read(answer()), days(12), news).notice is None


def test_a_feed_that_never_brought_anything_is_silent_after_a_week():
    empty = replace(FEED, last_new_item=None, added=NOON)
    assert poll(empty, unchanged(), days(6.9)).notice is None
    assert poll(empty, unchanged(), days(7.1)).notice == "silent"


def test_a_body_with_news_under_the_old_validators_shows_that_304_was_false():
    told_304 = replace(FEED, unchanged=9)
    same = answer(etag='"1"', last_modified="Tue")
    fresh, stale = News(1, NOON, None, frozenset({1})), News(0, None, None, frozenset({1}))
    assert poll(told_304, read(same, conditional=False), news=fresh).lied == NOON
    assert poll(told_304, read(same, conditional=False), news=stale).lied is None
    assert poll(told_304, read(answer(), conditional=False), news=fresh).lied is None
    assert poll(told_304, read(same), news=fresh).lied is None
    assert poll(FEED, read(same, conditional=False), news=fresh).lied is None
