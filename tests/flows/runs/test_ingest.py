"""The chain from feed to webhook, over a real local server and a real warehouse."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from flows.delivery.receiver import Receiver
from flows.endpoints.endpoint import Endpoint
from flows.runs.ingesting import deliver, ingest
from tests.flows.conftest import SEEDS
from tests.flows.site import Answer, serving
from warehouse.file.query import run_query

ORIGIN = b"https://seeds.counterclaim.example/"


def site() -> dict[str, Answer]:
    """The seed feed and its pages; the feed carries validators."""
    kinds = {".html": "text/html", ".txt": "text/plain"}
    routes = {
        f"/{path.name}": Answer(
            body=path.read_bytes(), headers={"content-type": kinds[path.suffix]}
        )
        for path in SEEDS.glob("idlib-*")
    }
    stamp = format_datetime(datetime(2019, 12, 27, tzinfo=UTC), usegmt=True)
    headers = {"etag": '"seed-1"', "last-modified": stamp}

    def feed(request):
        if request.headers.get("if-none-match") == '"seed-1"':
            return Answer(304, headers=headers)
        base = f"http://{request.headers['host']}/".encode()
        body = (SEEDS / "feed.xml").read_bytes().replace(ORIGIN + b"idlib", base + b"idlib")
        return Answer(body=body, headers=headers)

    return {**routes, "/feed.xml": feed}


def ask(world, sql):
    return run_query(world.settings.warehouse, sql).rows


def test_a_feed_is_polled_its_pages_read_and_the_second_time_nothing_is_fetched(tmp_path, world_at):
    world = world_at(tmp_path)
    with serving(site()) as web:
        first = ingest([f"{web.url}/feed.xml"], world)
        asked = len(web.requests)
        second = ingest([f"{web.url}/feed.xml"], world)
    assert (first.articles, first.failures) == (5, ())
    assert asked == 7
    assert web.paths().count("/robots.txt") == 1
    assert [r.path for r in web.requests[asked:]] == ["/feed.xml"]
    assert web.requests[-1].headers["if-none-match"] == '"seed-1"'
    assert second.articles == second.claims == 0
    assert ask(world, "SELECT count(*) FROM articles") == ((5,),)
    assert ask(world, "SELECT etag, failures FROM feeds") == (('"seed-1"', 0),)


def test_a_page_that_fails_is_asked_for_again_later(tmp_path, world_at):
    world = world_at(tmp_path)
    later = replace(world, clock=lambda: datetime.now(UTC) + timedelta(minutes=7))
    with serving(site()) as web:
        good = web.routes["/idlib-004.html"]
        web.routes["/idlib-004.html"] = Answer(503)
        first = ingest([f"{web.url}/feed.xml"], world)
        web.routes["/idlib-004.html"] = good
        at_once = ingest([f"{web.url}/feed.xml"], world)
        second = ingest([f"{web.url}/feed.xml"], later)
    assert (first.articles, at_once.articles, second.articles) == (4, 0, 1)
    assert "answered 503" in first.failures[0]


def test_the_same_source_twice_changes_nothing(tmp_path, world_at):
    world = world_at(tmp_path)
    first = ingest([str(SEEDS / "feed.xml")], world)
    before = ask(world, "SELECT count(*) FROM claims")
    second = ingest([str(SEEDS / "feed.xml")], world)
    assert (first.articles, second.articles, second.unchanged) == (5, 0, 5)
    assert second.alerts == ()
    assert ask(world, "SELECT count(*) FROM claims") == before


def test_contradictions_arrive_signed_and_only_once(tmp_path, world_at, secret):
    heard = []
    with Receiver(secret, lambda: datetime.now(UTC), heard.append) as receiver:
        world = world_at(tmp_path, (Endpoint("desk", receiver.url, (secret,)),))
        report = ingest([str(SEEDS / "feed.xml")], world)
        deliver(world)
        ingest([str(SEEDS / "feed.xml")], world)
        assert deliver(world) == []
    assert len(report.alerts) >= 2
    assert sorted(m.payload["data"]["alert_id"] for m in heard) == sorted(
        a.id for a in report.alerts
    )
    assert {m.problem for m in heard} == {None}
    data = heard[0].payload["data"]
    assert data["a"]["sentence"]["text"] and data["b"]["sentence"]["text"] and data["reason"]


def test_an_endpoint_that_answers_500_keeps_its_message(tmp_path, world_at, secret):
    with serving({"/hook": Answer(500)}) as web:
        world = world_at(tmp_path, (Endpoint("desk", f"{web.url}/hook", (secret,)),))
        ingest([str(SEEDS / "feed.xml")], world)
        attempts = deliver(world)
    assert {attempt.outcome for attempt in attempts} == {"retry"}
    assert all(attempt.next_due for attempt in attempts)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"<!DOCTYPE html><html><body><p>Not a feed</p></body></html>", "no feed"),
        (b"", "empty"),
        (bytes(range(256)) * 20, "no feed"),
    ],
)
def test_a_bad_feed_is_one_line_and_spoils_no_other(tmp_path, world_at, body, problem):
    world = world_at(tmp_path)
    with serving({**site(), "/bad": Answer(body=body)}) as web:
        report = ingest([f"{web.url}/bad", f"{web.url}/feed.xml"], world)
    assert report.articles == 5
    (line,) = report.failures
    assert problem in line and "/bad" in line and "\n" not in line


def test_a_feed_that_breaks_off_gives_what_it_holds(tmp_path, world_at):
    whole = (SEEDS / "feed.xml").read_bytes()
    cut = whole[: [m.end() for m in re.finditer(rb"</item>", whole)][1] + 40]
    for name in ("idlib-000.html", "idlib-002.html"):
        (tmp_path / name).write_bytes((SEEDS / name).read_bytes())
    (tmp_path / "feed.xml").write_bytes(cut)
    report = ingest([str(tmp_path / "feed.xml")], world_at(tmp_path))
    assert report.articles == 2
    assert any("breaks off" in line for line in report.failures)
