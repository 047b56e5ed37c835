"""What is new in a feed, and how often it brings something."""

from dataclasses import replace
from datetime import timedelta

from extractors.records import FeedEntry
from flows.feeds.news import news_of
from tests.flows.simulated import NOON
from warehouse.records import Feed

FEED = Feed("https://one.example/rss", last_new_item=NOON - timedelta(hours=4))


def entries(*ages: float | None) -> list[FeedEntry]:
    """Entries published so many hours before noon."""
    return [
        FeedEntry(
            str(age), f"https://one.example/{age}", None,
            None if age is None else NOON - timedelta(hours=age),
        )
        for age in ages
    ]  # fmt: skip


def listed(*ages: float | None) -> frozenset[int]:
    return news_of(FEED, entries(*ages), None, NOON).listed


def test_the_first_body_tells_how_often_there_is_news_and_when_it_last_was():
    news = news_of(FEED, entries(1, 3, 5), None, NOON)
    assert (news.fresh, news.last, news.usual_gap) == (3, NOON - timedelta(hours=1), 7_200.0)


def test_dates_of_the_future_and_days_without_a_time_tell_nothing():
    undated = [replace(entry, published=NOON.date()) for entry in entries(1, 2, 3)]
    assert news_of(FEED, undated, None, NOON).usual_gap is None
    assert news_of(FEED, entries(-5, 1), None, NOON).last == NOON - timedelta(hours=1)


def test_an_empty_first_body_is_no_news():
    news = news_of(FEED, [], None, NOON)
    assert (news.fresh, news.last, news.usual_gap) == (0, None, None)


def test_only_what_was_not_listed_before_is_news():
    news = news_of(FEED, entries(0, 1, 2), listed(1, 2, 3), NOON)
    assert (news.fresh, news.last) == (1, NOON)
    same = news_of(FEED, entries(2, 1), listed(1, 2, 3), NOON)
    assert (same.fresh, same.last, same.usual_gap) == (0, None, None)


def test_an_entry_that_comes_back_is_no_news():
    without = news_of(FEED, entries(2, 3), listed(1, 2, 3), NOON)
    assert news_of(FEED, entries(1, 2, 3), without.listed, NOON).fresh == 0


def test_what_is_remembered_stays_bounded():
    before = frozenset(range(10_000))
    assert len(news_of(FEED, entries(1, 2), before, NOON).listed) == 2


def test_the_usual_gap_follows_the_latest_ones():
    first = news_of(FEED, entries(0, 1), listed(1), NOON)
    assert first.usual_gap == 4 * 3_600
    known = replace(FEED, usual_gap=3_600.0)
    assert 3_600 < news_of(known, entries(0, 1), listed(1), NOON).usual_gap < 4 * 3_600
