"""robots.txt: what an answer means (RFC 9309), and what the rules allow."""

from datetime import timedelta

import pytest

from flows.errors import FetchError
from flows.web.fetching import Fetched
from flows.web.robots import MOST_BYTES, judge, robots_of, shut_at
from tests.flows.simulated import NOON

ORIGIN = "https://one.example"


def text(body: bytes) -> Fetched:
    return Fetched(f"{ORIGIN}/robots.txt", 200, body, "text/plain", None, None)


def error(status: int | None = None, **more) -> FetchError:
    kind = "status" if status else "timeout"
    return FetchError(ORIGIN, "went wrong", "wait", kind, status=status, **more)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_an_answer_of_4xx_allows_everything_for_a_day(status):
    robots = robots_of(ORIGIN, None, error(status), NOON)
    assert (robots.state, robots.expires) == ("allowed", NOON + timedelta(days=1))
    assert not shut_at(robots, NOON)


@pytest.mark.parametrize("status", [None, 429, 500, 503])
def test_no_answer_forbids_everything_for_now(status):
    robots = robots_of(ORIGIN, None, error(status), NOON)
    assert shut_at(robots, NOON)
    assert NOON < robots.expires <= NOON + timedelta(minutes=10)


def test_the_longer_it_cannot_be_had_the_more_seldom_it_is_asked_for():
    robots, waits, now = None, [], NOON
    while now < NOON + timedelta(days=2):
        robots = robots_of(ORIGIN, robots, error(500), now)
        waits.append(robots.expires - now)
        now = robots.expires
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=6)
    assert robots.since == NOON


def test_after_a_month_without_an_answer_everything_is_allowed():
    first = robots_of(ORIGIN, None, error(), NOON)
    month = NOON + timedelta(days=30)
    assert shut_at(first, month - timedelta(seconds=1))
    assert not shut_at(robots_of(ORIGIN, first, error(), month), month)


def test_a_retry_after_is_obeyed():
    until = NOON + timedelta(hours=5)
    assert robots_of(ORIGIN, None, error(503, retry_at=until), NOON).expires == until


def test_endless_redirects_allow_everything():
    circle = FetchError(ORIGIN, "redirects", "look", "redirects")
    assert robots_of(ORIGIN, None, circle, NOON).state == "allowed"


def test_an_answer_ends_what_was_before():
    before = robots_of(ORIGIN, None, error(500), NOON)
    later = NOON + timedelta(hours=1)
    robots = robots_of(ORIGIN, before, text(b"User-agent: *\nDisallow: /x"), later)
    assert (robots.state, robots.since) == ("rules", later)


def test_what_is_beyond_the_limit_is_left_out_line_by_line():
    body = (
        b"User-agent: *\nDisallow: /" + b"a" * (MOST_BYTES - 30) + b"\nDisallow: /b\nDisallow: /c"
    )
    robots = robots_of(ORIGIN, None, text(body), NOON)
    allowed, _ = judge(robots.text, [f"{ORIGIN}/news", f"{ORIGIN}/c"])
    assert allowed == (True, True)
    assert not robots.text.endswith("Disallow: /")


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /news", False),
        ("User-agent: *\nDisallow: /news\nAllow: /news/2031", True),
        ("User-agent: *\nDisallow: /*.html$", False),
        ("User-agent: *\nDisallow: /*.pdf$", True),
        ("User-agent: counterclaim\nDisallow: /\n\nUser-agent: *\nDisallow:", False),
        ("User-agent: COUNTERCLAIM\nDisallow:\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: otherbot\nDisallow: /", True),
        ("<html><body>Not found</body></html>", True),
    ],
)
def test_the_rules_for_us(rules, allowed):
    assert judge(rules, [f"{ORIGIN}/news/2031/rain.html"])[0] == (allowed,)


def test_a_crawl_delay_is_read():
    assert judge("User-agent: *\nCrawl-delay: 2.5", [])[1] == 2.5
    assert judge("User-agent: *\nCrawl-delay: soon", [])[1] is None
    assert judge("User-agent: otherbot\nCrawl-delay: 9", [])[1] is None
