"""Pages that gave no article: asked for again, given up, or never asked for."""

from datetime import timedelta

import pytest

from extractors.errors import ArticleError
from extractors.records import FeedEntry
from flows.errors import FetchError
from flows.feeds.health import Moment
from flows.feeds.missed import after_visit
from flows.feeds.sources import Link
from flows.feeds.visiting_pages import Visit
from tests.flows.simulated import NOON

URL = "https://one.example/1"
LINK = Link("https://one.example/rss", FeedEntry("1", URL, "Rain", NOON), "One")


def visit(error=None) -> Visit:
    return Visit(URL, LINK, None, error)


def status(number: int, **more) -> FetchError:
    return FetchError(URL, f"answered {number}", "wait", "status", status=number, **more)


def after(error, hours: float = 0.0, before=None):
    return after_visit(visit(error), before, Moment(NOON + timedelta(hours=hours), 0.0))


def test_a_page_that_fails_is_asked_for_again_with_growing_pauses():
    first = after(status(500))
    assert (first.state, first.failures) == ("waiting", 1)
    assert first.next_try == NOON + timedelta(minutes=5)
    second = after(status(500), 1, first)
    assert second.next_try == NOON + timedelta(hours=1, minutes=10)
    assert (second.first_tried, second.entry) == (NOON, LINK.entry)


@pytest.mark.parametrize(
    ("error", "days"),
    [
        (status(500), 3),
        (FetchError(URL, "hangs", "wait", "timeout"), 3),
        (status(404), 1),
        (None, 1),
    ],
)
def test_a_page_is_given_up_after_some_days_and_not_before(error, days):
    page = after(error)
    for hour in range(1, days * 24):
        page = after(error, hour, page)
        assert page.state == "waiting"
    assert after(error, days * 24, page).state == "given_up"


def test_a_page_that_is_gone_is_given_up_at_once():
    page = after(status(410))
    assert (page.state, page.next_try) == ("given_up", None)


def test_a_page_that_gave_no_article_is_asked_for_more_seldom():
    for error in (None, ArticleError(URL, "holds no text", "look at it")):
        assert after(error).next_try == NOON + timedelta(hours=1)


def test_a_retry_after_is_obeyed_and_a_shorter_one_does_not_hurry():
    long, short = timedelta(hours=9), timedelta(seconds=1)
    assert after(status(503, retry_at=NOON + long)).next_try == NOON + long
    assert after(status(503, retry_at=NOON + short)).next_try == NOON + timedelta(minutes=5)


def test_being_put_off_is_no_failure_and_never_given_up():
    late = NOON + timedelta(days=9)
    error = FetchError(URL, "not yet", "wait", "wait", retry_at=late)
    page = after(error)
    assert (page.state, page.failures, page.next_try) == ("waiting", 0, late)
    assert after(error, 200, page).state == "waiting"


def test_what_robots_txt_forbids_is_not_asked_for_again():
    page = after(FetchError(URL, "is not allowed", "ask", "robots"))
    assert (page.state, page.next_try) == ("disallowed", None)


def test_a_robots_txt_that_cannot_be_had_forbids_for_now_only():
    later = NOON + timedelta(hours=2)
    page = after(FetchError(URL, "cannot be had", "ask", "robots", retry_at=later))
    assert (page.state, page.next_try) == ("waiting", later)
