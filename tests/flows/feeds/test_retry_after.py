"""A Retry-After holds: for the feed, for all that lies on its host, and after a restart."""

from dataclasses import replace
from datetime import timedelta

import pytest

from flows.feeds.gathering_pages import gather_due
from flows.runs.ingesting import ingest
from tests.flows.newsroom import site_of, timed
from tests.flows.simulated import NOON, Clock
from tests.flows.site import Answer

HOUR = {"retry-after": "3600"}
UNTIL = NOON + timedelta(hours=1)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def start(tmp_path, world_at, clock):
    def world(*feeds: str):
        return timed(world_at(tmp_path), clock, feeds)

    return world


def poll_until(moment, clock, cycle, minutes=11):
    """Cycles up to a moment, the last ten seconds before it."""
    while clock() + timedelta(minutes=minutes) < moment:
        clock.on(minutes=minutes)
        cycle()
    clock.now = moment - timedelta(seconds=10)
    cycle()


@pytest.mark.parametrize(
    "answer",
    [
        Answer(429, headers=HOUR),
        Answer(503, headers={"retry-after": "Sat, 03 May 2031 13:00:00 GMT"}),
        Answer(301, headers={**HOUR, "location": "/elsewhere"}),
        Answer(200, b'<rss version="2.0"><channel><title>Wait</title></channel></rss>', HOUR),
    ],
    ids=["429", "503", "301", "200"],
)
def test_no_request_before_the_time_that_the_server_named(start, clock, answer):
    with site_of(clock) as site:
        site.answers["/feed"] = answer
        ingest((), start(site.feed))
        site.asked.clear()
        poll_until(UNTIL, clock, lambda: ingest((), start(site.feed)), minutes=25)
        ingest((site.feed,), start())
        assert site.paths() == []
        clock.on(minutes=40)
        ingest((), start(site.feed))
        assert site.paths()[:1] == ["/feed"]


def test_it_holds_for_other_feeds_and_pages_of_the_host(start, clock):
    with site_of(clock, "rain") as site:
        other = f"{site.url}/other"
        site.answers["/rain"] = Answer(503, headers=HOUR)
        site.answers["/other"] = Answer(500)
        ingest((site.feed,), start())
        assert site.paths() == ["/feed", "/robots.txt", "/rain"]
        report = ingest((other,), start())
        assert site.paths() == []
        assert "not to be asked before 2031-05-03 13:00:00 UTC" in report.notices[0]
        clock.now = UNTIL
        ingest((other,), start())
        assert site.paths() == ["/other"]


def test_with_a_good_answer_it_does_not_hold_for_the_pages(start, clock):
    with site_of(clock, "rain") as site:
        site.answers["/feed"] = lambda request: replace(site.listing(request), headers=HOUR)
        assert ingest((site.feed,), start()).articles == 1
        site.paths()
        ingest((site.feed,), start())
        assert site.paths() == []


def test_it_does_not_hold_for_other_hosts(start, clock):
    with site_of(clock) as one, site_of(clock) as two:
        one.answers["/feed"] = Answer(429, headers=HOUR)
        ingest((one.feed,), start())
        ingest((two.feed,), start())
        assert two.paths() == ["/feed"]


def test_being_put_off_is_no_failure(start, clock):
    with site_of(clock) as site:
        other = f"{site.url}/other"
        site.answers["/feed"] = Answer(429, headers=HOUR)
        ingest((site.feed,), start())
        report = ingest((other,), start())
        assert report.failures == ()


def test_it_holds_though_the_run_is_killed_before_it_has_kept_anything(start, clock):
    with site_of(clock) as site:
        site.answers["/feed"] = Answer(429, headers=HOUR)
        gather_due(start(site.feed))
        ingest((), start(site.feed))
        assert site.paths() == ["/feed"]
