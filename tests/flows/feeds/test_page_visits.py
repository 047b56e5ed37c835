"""Pages of feeds: as robots.txt allows, apart from each other, tried again, given up."""

from datetime import timedelta

import pytest

from flows.runs.ingesting import ingest
from tests.flows.newsroom import TEXT, site_of, timed
from tests.flows.simulated import NOON, Clock
from tests.flows.site import Answer
from warehouse.file.query import run_query


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def start(tmp_path, world_at, clock):
    def world(*feeds: str, gap: float = 0.0):
        return timed(world_at(tmp_path), clock, feeds, gap)

    return world


def ask(world, sql):
    return run_query(world.settings.warehouse, sql).rows


def robots(rules: str) -> Answer:
    return Answer(body=rules.encode(), headers=TEXT)


def test_what_robots_txt_forbids_is_not_fetched_and_told_once(start, clock):
    with site_of(clock, "rain", "snow") as site:
        site.answers["/robots.txt"] = robots("User-agent: counterclaim\nDisallow: /snow")
        first = ingest((site.feed,), start())
        assert sorted(site.paths()) == ["/feed", "/rain", "/robots.txt"]
        assert (first.articles, first.failures) == (1, ())
        assert first.notices == (
            f"{site.feed}: pages left out: 1 (robots.txt of {site.url} does not allow it)",
        )
        site.stories.append("hail")
        clock.on(hours=1)
        again = ingest((site.feed,), start())
        assert site.paths() == ["/feed", "/hail"]
        assert (again.articles, again.notices) == (1, ())
        assert ask(start(), "SELECT pages_disallowed FROM feeds") == ((1,),)


def test_robots_txt_says_nothing_of_feeds(start, clock):
    with site_of(clock, "rain") as site:
        site.answers["/robots.txt"] = robots("User-agent: *\nDisallow: /")
        ingest((site.feed,), start())
        clock.on(hours=1)
        ingest((site.feed,), start())
        assert site.paths() == ["/feed", "/robots.txt", "/feed"]


def test_robots_txt_is_fetched_once_a_day_whatever_is_restarted(start, clock):
    with site_of(clock) as site:
        asked = []
        for hour in range(0, 50, 5):
            site.stories.append(f"story-{hour}")
            ingest((site.feed,), start())
            asked += [hour] * site.paths().count("/robots.txt")
            clock.on(hours=5)
    assert asked == [0, 25]


def test_pages_wait_while_robots_txt_cannot_be_had(start, clock):
    with site_of(clock, "rain") as site:
        site.answers["/robots.txt"] = Answer(503)
        world = start(site.feed)
        first = ingest((), world)
        assert site.paths() == ["/feed", "/robots.txt"]
        assert (first.articles, first.failures) == (0, ())
        assert "cannot be had" in first.notices[0]
        del site.answers["/robots.txt"]
        clock.on(minutes=6)
        assert ingest((), start(site.feed)).articles == 1
        assert site.paths() == ["/robots.txt", "/rain"]


@pytest.mark.parametrize(
    ("rules", "gap", "seconds"),
    [
        ("", 0.0, 0),
        ("", 1.0, 4),  # robots.txt, the feed and three pages
        ("User-agent: *\nCrawl-delay: 3", 1.0, 8),  # 1 + 1 for what comes first, then 3 + 3
        ("User-agent: otherbot\nCrawl-delay: 3", 1.0, 4),
    ],
)
def test_requests_to_a_host_are_apart(start, clock, rules, gap, seconds):
    with site_of(clock, "rain", "snow", "hail") as site:
        site.answers["/robots.txt"] = robots(rules)
        report = ingest((site.feed,), start(gap=gap))
    assert report.articles == 3
    assert clock.now == NOON + timedelta(seconds=seconds)


def test_what_a_run_does_not_get_to_the_next_one_does(start, clock):
    with site_of(clock, *(f"story-{n}" for n in range(40))) as site:
        world = start(site.feed, gap=1.0)
        first = ingest((), world)
        assert 10 < first.articles < 40
        assert first.failures == ()
        assert "a later run asks for them" in first.notices[0]
        clock.on(minutes=1)
        second = ingest((), world)
        clock.on(minutes=1)
        third = ingest((), world)
        assert first.articles + second.articles + third.articles == 40
        assert len(site.paths()) == 42


def test_a_page_is_tried_again_though_its_feed_says_nothing_new(start, clock):
    with site_of(clock, "rain") as site:
        site.answers["/rain"] = Answer(500)
        first = ingest((), start(site.feed))
        assert "answered 500" in first.failures[0]
        site.paths()
        for _ in range(4):
            ingest((), start(site.feed))
            clock.on(minutes=1)
        assert site.paths() == []
        del site.answers["/rain"]
        clock.on(minutes=1)
        assert ingest((), start(site.feed)).articles == 1
        assert site.paths() == ["/rain"]
        clock.on(days=1)
        ingest((), start(site.feed))
        assert "/rain" not in site.paths()


def test_a_page_that_never_comes_is_given_up_and_recorded(start, clock):
    with site_of(clock, "rain") as site:
        site.answers["/rain"] = Answer(500)
        for _ in range(14):
            ingest((), start(site.feed))
            clock.on(hours=7)
        tried = site.paths().count("/rain")
        assert 9 < tried < 13
        clock.on(days=5)
        ingest((), start(site.feed))
        assert "/rain" not in site.paths()
        assert ask(start(), "SELECT pages_waiting, pages_given_up FROM feeds") == ((0, 1),)


def test_a_page_without_an_article_is_not_fetched_at_each_poll(start, clock):
    with site_of(clock, "rain") as site:
        site.answers["/rain"] = Answer(body=b"", headers={"content-type": "text/html"})
        for _ in range(6):
            ingest((site.feed,), start())
            clock.on(minutes=9)
        assert site.paths().count("/rain") == 1


def test_no_cookie_is_kept(start, clock):
    with site_of(clock, "rain") as site:
        site.answers["/robots.txt"] = Answer(404, headers={"set-cookie": "who=me; path=/"})
        site.answers["/feed"] = lambda request: Answer(
            200, site.listing(request).body, {"set-cookie": "who=me; path=/"}
        )
        ingest((site.feed,), start())
        ingest((site.feed,), start())
        assert len(site.asked) == 4
        assert all("cookie" not in request.headers for _, request in site.asked)


def test_a_moved_feed_is_followed_and_its_old_name_still_means_it(start, clock):
    with site_of(clock, "rain") as site:
        site.answers["/old"] = Answer(301, headers={"location": "/feed"})
        old = f"{site.url}/old"
        lines = []
        for _ in range(4):
            lines += ingest((), start(old)).notices
            clock.on(hours=12)
        assert lines == [f"{old}: has moved for good; it is polled at {site.feed} from now on"]
        site.paths()
        clock.on(hours=12)
        ingest((), start(old))
        ingest((old,), start())
        assert site.paths() == ["/feed", "/feed"]
        assert ask(start(), "SELECT url, previous FROM feeds") == ((site.feed, [old]),)


@pytest.mark.parametrize("status", [302, 307])
def test_a_temporary_redirect_never_changes_the_address(start, clock, status):
    with site_of(clock, "rain") as site:
        site.answers["/old"] = Answer(status, headers={"location": "/feed"})
        for _ in range(5):
            ingest((), start(f"{site.url}/old"))
            clock.on(days=1)
        assert site.paths()[-2:] == ["/old", "/feed"]
        assert ask(start(), "SELECT url, moved_to FROM feeds") == ((f"{site.url}/old", None),)
