"""What is killed is kept with its bytes; its neighbours are stored; it can be tried again."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from extractors.records import FeedEntry, Origin, Page
from flows.cli import cli
from flows.runs.ingesting import ingest, load
from flows.runs.retrying import retry
from flows.workers.isolation import Workers
from flows.workers.pages import Job, PageLost, account_pages, size_of
from flows.workers.portions import portions
from flows.world import World
from tests.flows.site import Answer, serving
from tests.flows.workers.hostile_pages import PAGES
from warehouse.file.connection import writing
from warehouse.file.query import run_query
from warehouse.memory import quarantine
from warehouse.memory.addresses import known_urls
from warehouse.memory.quarantine import Kept, find, keep
from warehouse.records import Account

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
GOOD = "<html><body><article>{}</article></body></html>".format(
    "<p>At least 12 people were killed in Homs on Monday, the ministry said.</p>" * 3
)
BAD = PAGES["nested-p"]().decode()  # takes the extractor several times the limits below


def pages(*texts: str) -> list[Page]:
    return [Page(f"page-{n}", html=text) for n, text in enumerate(texts)]


def killed(text: str = BAD, name: str = "https://a.example/bad") -> Kept:
    return Kept(Page(name, html=text, url=name), "read", "took more than 2 s", NOW)


def test_only_the_culprit_of_a_portion_is_lost(hasty: Workers) -> None:
    found = list(account_pages(pages(GOOD, BAD, GOOD), hasty, Job(NOW)))
    assert [type(item) for item in found] == [Account, PageLost, Account]
    lost = found[1]
    assert isinstance(lost, PageLost)
    assert (lost.stage, lost.page.id) == ("read", "page-1")
    assert "page-1" in str(lost)


def test_a_heavy_page_is_no_other_page_s_neighbour() -> None:
    heavy = Page("heavy", html="x" * 700_000)
    light = [Page(str(n), html="x") for n in range(10)]
    sizes = [[page.id for page in held] for held in portions([*light, heavy, *light[:1]], size_of)]
    assert [len(held) for held in sizes] == [8, 2, 1, 1]


def test_pages_are_taken_only_as_fast_as_they_are_read(workers: Workers) -> None:
    taken: list[int] = []

    def endless() -> Iterator[Page]:
        for number in range(2_000):
            taken.append(number)
            yield Page(str(number), text="Nothing happened here today, officials said again.")

    results = account_pages(endless(), workers, Job(NOW))
    next(results)
    assert len(taken) < 200
    results.close()  # type: ignore[attr-defined]


def test_it_is_kept_with_its_bytes_and_tried_again(world_at, tmp_path: Path) -> None:
    world: World = world_at(tmp_path)
    page = Page(
        "https://a.example/1",
        html=GOOD + "\ud800",
        url="https://a.example/1",
        entry=FeedEntry("1", "https://a.example/1", "A title", NOW),
        origin=Origin("https://a.example/1", '"e"'),
    )
    report = load([PageLost(page, "extract", "took more than 8 s")], world)
    assert "page" not in report.failures and len(report.failures) == 1
    with writing(world.settings.warehouse, world.patience) as connection:
        (kept,) = find(connection, [])
        assert kept.page == page
        assert known_urls(connection, ["https://a.example/1", "https://a.example/2"]) == {
            "https://a.example/1"
        }
    tried, report = retry([kept.id[:6]], world)
    assert [one.problem for one in tried] == [None]
    assert (report.articles, report.claims) == (1, 1)
    query = "SELECT article_id, title FROM articles"
    assert run_query(world.settings.warehouse, query).rows == (("https://a.example/1", "A title"),)
    assert run_query(world.settings.warehouse, "FROM quarantine").rows == ()


def test_what_fails_again_stays(world_at, hasty: Workers, tmp_path: Path) -> None:
    world: World = world_at(tmp_path)
    load([PageLost(pages(BAD)[0], "read", "took more than 8 s")], world)
    slow = World(
        world.settings, world.reader, hasty, world.clock, world.chance, world.patience, world.reach
    )
    tried, _ = retry([], slow)
    assert "took more than 1.5 s of processor time" in (tried[0].problem or "")
    assert len(run_query(world.settings.warehouse, "FROM quarantine").rows) == 1


def test_a_quarantined_page_is_not_fetched_at_each_poll(
    world_at, hasty: Workers, tmp_path: Path
) -> None:
    world: World = world_at(tmp_path)
    world = World(
        world.settings, world.reader, hasty, world.clock, world.chance, world.patience,
        world.reach, hosts=world.hosts, sleep=world.sleep,
    )  # fmt: skip
    with serving({"/bad": Answer(body=BAD.encode(), headers={"content-type": "text/html"})}) as web:
        item = f"<item><title>Bad</title><link>{web.url}/bad</link></item>"
        feed = f"<rss version='2.0'><channel>{item}</channel></rss>".encode()
        web.routes["/feed"] = Answer(body=feed)
        first = ingest([f"{web.url}/feed"], world)
        second = ingest([f"{web.url}/feed"], world)
    assert "took more than" in first.failures[0] and second.failures == ()
    assert web.paths().count("/bad") == 1


def test_room_and_age_are_bounded_and_the_newest_stay(
    world_at, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world: World = world_at(tmp_path)
    monkeypatch.setattr(quarantine, "ROOM", 600)
    with writing(world.settings.warehouse, world.patience) as connection:
        old = [
            Kept(Page(str(n), text=f"{n}" * 50), "read", "too slow", NOW + timedelta(minutes=n))
            for n in range(10)
        ]
        gone = [name for kept in old for name in keep(connection, [kept])]
        left = [kept.page.id for kept in find(connection, [])]
        assert gone and gone + left == [str(n) for n in range(10)]
        later = Kept(Page("new", text="x"), "read", "too slow", NOW + timedelta(days=40))
        assert keep(connection, [later]) == left
        assert keep(connection, [later]) == []


def test_the_command_lists_shows_and_drops(world_at, tmp_path: Path) -> None:
    world: World = world_at(tmp_path)
    load([PageLost(killed().page, "read", "took more than 8 s")], world)
    runner = CliRunner()
    options = ["--warehouse", str(world.settings.warehouse), "quarantine"]
    listed = runner.invoke(cli, [*options, "list", "--json"])
    row = json.loads(listed.stdout)
    assert (row["stage"], row["name"]) == ("read", "https://a.example/bad")
    shown = runner.invoke(cli, [*options, "show", row["quarantine_id"][:8]])
    assert "took more than 8 s" in shown.stdout
    assert runner.invoke(cli, [*options, "drop"]).exit_code == 2
    assert runner.invoke(cli, [*options, "drop", "nothing"]).exit_code == 1
    assert row["quarantine_id"] in runner.invoke(cli, [*options, "drop", "--all"]).stdout
    assert runner.invoke(cli, [*options, "list", "--json"]).stdout == ""


def test_a_pair_that_fails_is_kept_with_its_trace_and_judged_again(
    world_at, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world: World = world_at(tmp_path)
    story = (
        "Flooding in the town of Maarrat killed {} people on Monday, rescue workers said. The river"
        " Sarout burst its banks near the old bridge at dawn, and crews under Karim Haddad searched"
        " the streets of the lower town with boats."
    )
    day = NOW.date()
    stories = [
        Page("one", text=story.format(12), published=day),
        Page("two", text=story.format(40), published=day),
    ]

    def broken(*_: object) -> None:
        raise KeyError("a gate that nobody thought of")

    with monkeypatch.context() as patched:
        patched.setattr("warehouse.filing.judging.related", broken)
        report = load(list(account_pages(stories, world.workers, Job(NOW))), world)
    assert (report.articles, report.alerts) == (2, ())
    assert "two: judge: KeyError" in report.failures[0]
    query = "SELECT stage, name, other, trace FROM quarantine"
    (kept,) = run_query(world.settings.warehouse, query).rows
    assert kept[:3] == ("judge", "two", "one") and "in broken" in str(kept[3])
    tried, again = retry([], world)
    assert [one.problem for one in tried] == [None]
    assert [alert.kind for alert in again.alerts] == ["figures"]
    assert run_query(world.settings.warehouse, "FROM quarantine").rows == ()
