"""Asking hosts for their robots.txt: for redirects' targets, once, and in isolation."""

from dataclasses import replace

import pytest

from flows.runs.ingesting import ingest
from tests.flows.newsroom import TEXT, site_of, timed
from tests.flows.simulated import Clock
from tests.flows.site import Answer

# As many agents as rules: reading it takes the product of both.
SWAMP = "\n".join(
    [*(f"User-agent: a{n}" for n in range(9_000)), *(f"Disallow: /{n}" for n in range(9_000))]
)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def world(tmp_path, world_at, clock):
    return timed(world_at(tmp_path), clock)


def elsewhere(*stories: str, to: str) -> dict[str, Answer]:
    return {f"/{s}": Answer(302, headers={"location": f"{to}/{s}"}) for s in stories}


def test_a_redirect_to_what_its_host_forbids_is_not_followed(world, clock):
    with site_of(clock, "rain", "snow") as wire, site_of(clock, "rain", "snow") as paper:
        wire.answers |= elsewhere("rain", "snow", to=paper.url)
        paper.answers["/robots.txt"] = Answer(body=b"User-agent: *\nDisallow: /snow", headers=TEXT)
        report = ingest((wire.feed,), world)
        assert report.articles == 1
        assert f"robots.txt of {paper.url} does not allow it" in report.notices[0]
        assert sorted(paper.paths()) == ["/rain", "/robots.txt"]


def test_a_host_is_asked_once_for_all_that_redirects_to_it(world, clock):
    stories = [f"story-{n}" for n in range(8)]
    with site_of(clock, *stories) as wire, site_of(clock, *stories) as paper:
        wire.answers |= elsewhere(*stories, to=paper.url)
        assert ingest((wire.feed,), world).articles == 8
        assert paper.paths().count("/robots.txt") == 1


def test_a_robots_txt_that_hangs_its_reader_costs_its_host_only(world, clock, hasty):
    world = replace(world, workers=hasty)
    with site_of(clock, "rain") as swamp, site_of(clock, "snow") as well:
        swamp.answers["/robots.txt"] = Answer(body=SWAMP.encode(), headers=TEXT)
        report = ingest((swamp.feed, well.feed), world)
        assert report.articles == 1
        assert "robots.txt" in report.failures[0] and swamp.url in report.failures[0]
        assert "/rain" not in swamp.paths()


def test_pages_are_fetched_while_robots_txt_of_others_is_waited_for(world, clock):
    with site_of(clock, "rain") as one, site_of(clock, "snow") as two:
        one.answers["/robots.txt"] = Answer(503, headers={"retry-after": "600"})
        assert ingest((one.feed, two.feed), world).articles == 1
        clock.on(minutes=9)
        ingest((), world)
        assert one.paths() == ["/feed", "/robots.txt"]
        del one.answers["/robots.txt"]
        clock.on(minutes=2)
        assert ingest((), world).articles == 1
