"""Articles are looked at again for three days; a figure that changed without notice is told of."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.runs.ingesting import ingest
from flows.runs.rechecking import recheck
from flows.world import World
from tests.flows.site import Answer, Request, Web, serving
from warehouse.file.connection import writing
from warehouse.file.query import run_query
from warehouse.memory.rechecks import SCHEDULE, next_due, next_look

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
STORY = (
    "<html lang='en'><head><title>Flood in Homs</title><meta property='og:site_name' "
    "content='The Paper'><meta name='date' content='2026-03-02'></head><body><article>"
    "<h1>Flood in Homs</h1><p>{}</p><p>The river rose in the night and drove families from their "
    "houses, and the road to the north was closed.</p><p>Rescuers went on with their search on "
    "Monday, and schools in the town stayed shut.</p></article></body></html>"
)
FIRST = "The flood killed 12 people in Homs on Sunday, the ministry said."
EDITED = "The flood killed 19 people in Homs on Sunday, the ministry said."
REVISED = "The flood killed 19 people in Homs on Sunday, revised up from 12."
NOTED = EDITED + " Correction: An earlier version of this article misstated the number killed."


def next_recheck(world: World) -> datetime | None:
    with writing(world.settings.warehouse, world.patience) as connection:
        return next_due(connection)


class Paper:
    """A publisher whose one page changes; it answers conditionally."""

    def __init__(self, words: str) -> None:
        self.words = words

    def page(self, request: Request) -> Answer:
        tag = f'"{hash(self.words)}"'
        if request.headers.get("if-none-match") == tag:
            return Answer(304, headers={"etag": tag})
        headers = {"content-type": "text/html", "etag": tag}
        return Answer(body=STORY.format(self.words).encode(), headers=headers)

    def feed(self, request: Request) -> Answer:
        link = f"http://{request.headers['host']}/story?utm_source=rss"
        item = f"<item><title>Flood in Homs</title><link>{link}</link></item>"
        return Answer(body=f"<rss version='2.0'><channel>{item}</channel></rss>".encode())

    def routes(self) -> dict[str, object]:
        return {"/feed": self.feed, "/story": self.page, "/story?utm_source=rss": self.page}


def at(world: World, after: timedelta) -> World:
    return replace(world, clock=lambda: NOW + after)


def asked(web: Web) -> list[Request]:
    return [request for request in web.requests if request.path.startswith("/story")]


@pytest.mark.parametrize(
    ("change", "verdict", "kind"),
    [(EDITED, "contradicts", "edit"), (REVISED, "revises", None), (NOTED, "revises", None)],
    ids=["without notice", "stated in the sentence", "with a correction note"],
)
def test_a_figure_that_changes(
    world_at, tmp_path: Path, change: str, verdict: str, kind: str | None
) -> None:
    world, paper = world_at(tmp_path), Paper(FIRST)
    with serving(paper.routes()) as web:  # type: ignore[arg-type]
        ingest([f"{web.url}/feed"], at(world, timedelta()))
        early = recheck(at(world, timedelta(minutes=14)))
        same = recheck(at(world, timedelta(minutes=16)))
        assert (early.done, same.done, len(asked(web))) == (0, 0, 2)
        assert asked(web)[1].headers["if-none-match"] == f'"{hash(FIRST)}"'
        paper.words = change
        report = recheck(at(world, timedelta(hours=2)))
    assert (report.articles, report.revised, report.failures) == (1, 1, ())
    rows = run_query(world.settings.warehouse, "SELECT verdict, kind FROM comparisons").rows
    assert rows == ((verdict, kind),)
    revisions = "SELECT article_id, revision, publisher FROM articles"
    address = f"{web.url}/story"
    assert run_query(world.settings.warehouse, revisions).rows == ((address, 1, "The Paper"),)


def test_looks_end_and_an_article_without_claims_has_none(world_at, tmp_path: Path) -> None:
    world, paper = world_at(tmp_path), Paper(FIRST)
    with serving(paper.routes()) as web:  # type: ignore[arg-type]
        ingest([f"{web.url}/feed"], at(world, timedelta()))
        for after in (*SCHEDULE, timedelta(days=9)):
            recheck(at(world, after + timedelta(seconds=1)))
        assert len(asked(web)) == 1 + len(SCHEDULE)
        assert next_recheck(world) is None
    quiet = world_at(tmp_path / "quiet")
    with serving(Paper("The flood is over and nobody counts.").routes()) as web:  # type: ignore[arg-type]
        ingest([f"{web.url}/feed"], at(quiet, timedelta()))
    assert next_recheck(quiet) is None


def test_a_page_that_is_gone_is_told_of_and_the_look_counts(world_at, tmp_path: Path) -> None:
    world, paper = world_at(tmp_path), Paper(FIRST)
    with serving(paper.routes()) as web:  # type: ignore[arg-type]
        ingest([f"{web.url}/feed"], at(world, timedelta()))
        web.routes["/story?utm_source=rss"] = Answer(404)
        report = recheck(at(world, timedelta(minutes=20)))
    assert "404" in report.failures[0]
    assert next_recheck(world) == NOW + SCHEDULE[1]


@given(st.integers(0, len(SCHEDULE)), st.timedeltas(timedelta(), timedelta(days=5)))
def test_the_next_look_is_always_ahead(step: int, after: timedelta) -> None:
    found = next_look(NOW, step, NOW + after)
    if found is None:
        assert step == len(SCHEDULE) or after >= SCHEDULE[-1]
    else:
        assert found[0] >= step
        assert found[1] > NOW + after
        assert found[1] - NOW in SCHEDULE


def test_looks_thin_out() -> None:
    waits = [later - sooner for sooner, later in pairwise(SCHEDULE)]
    assert waits == sorted(waits)
    assert SCHEDULE[-1] == timedelta(days=3)
