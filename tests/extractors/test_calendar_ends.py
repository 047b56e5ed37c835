"""Dates at the ends of the calendar, which pages state, are read and end nothing."""

from datetime import UTC, date, datetime

import pytest

from extractors.claims import Reader, extract
from extractors.events.days import days_in
from extractors.events.story import story_of
from extractors.moments import days_after
from extractors.parsing import pipeline
from extractors.places import load_gazetteer
from extractors.records import Article

TEXT = (
    "Some 4,000 people have been displaced in Homs since 0001-01-01, the ministry said."
    " In the week of 1 January 0001 some 12 people were killed in Homs."
    " In the third week of December 9999 another 30 were killed. Before 1 January 0001 there were"
    " 9 deaths; 20 were hurt in the past three weeks, 7 on Friday, 8 overnight, 5 yesterday,"
    " 6 since mid-December, 11 a decade earlier and 13 in the next two months."
    " On 30 December 3 died, on Jan 2 two."
)
ENDS = [
    None, date.min, date.max, date(1, 1, 2), date(9999, 12, 30),
    datetime(1, 1, 1, 13, tzinfo=UTC), datetime(9999, 12, 31, 11, tzinfo=UTC),
]  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(pipeline.load(), load_gazetteer())


@pytest.mark.parametrize("published", ENDS, ids=str)
def test_an_article_of_any_day_is_read(reader: Reader, published: date | None) -> None:
    article = Article("a", TEXT, "12 killed in Homs", published)
    assert {4000.0, 12.0, 30.0} <= {q.value for q in extract(article, reader)}
    assert story_of(article)


@pytest.mark.parametrize("words", ["yesterday", "on Monday", "on 30 December", "on Jan 2"])
def test_days_stay_within_the_calendar(words: str) -> None:
    for published in (date.min, date.max):
        assert all(isinstance(day, date) for day in days_in(words, published))
    assert list(days_in("yesterday", date(2024, 3, 1))) == [date(2024, 2, 29)]
    assert list(days_in("on 30 December", date(2024, 1, 2))) == [date(2023, 12, 30)]


def test_a_day_is_moved_no_farther_than_the_calendar_goes() -> None:
    assert days_after(date(2024, 2, 28), 2) == date(2024, 3, 1)
    assert (days_after(date.min, -1), days_after(date.max, 1)) == (date.min, date.max)
