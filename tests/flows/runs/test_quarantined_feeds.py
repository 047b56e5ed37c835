"""A feed that kills its parser is kept with its bytes, to be tried again; its neighbour is read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from extractors.feeds import parse_feed
from flows.cli import cli
from flows.feeds.lost import bytes_of
from flows.hubs.inbox import Pushed
from flows.hubs.pushed import take
from flows.runs.cycle import cycle
from flows.runs.ingesting import ingest
from flows.runs.retrying import retry
from flows.workers.isolation import Workers
from flows.world import World
from tests.flows.site import Answer, Web, serving
from warehouse.file.connection import writing
from warehouse.file.query import run_query
from warehouse.memory.feeds import all_feeds, remove_feeds
from warehouse.memory.quarantine import Kept, find, keep

DOTS = "a." * 32_768  # an author that takes feedparser minutes
STORY = "<html><body><article>{}</article></body></html>".format(
    "<p>At least 12 people were killed in Homs on Monday, the ministry said.</p>" * 3
)


@pytest.fixture
def world(world_at, hasty: Workers, tmp_path: Path) -> World:
    made: World = world_at(tmp_path)
    return replace(made, workers=hasty)


def feed_of(link: str, author: str = "a@b.example") -> bytes:
    item = f"<item><title>Homs</title><link>{link}</link><author>{author}</author></item>"
    head = "<?xml version='1.0' encoding='iso-8859-1'?>"
    channel = f"<channel><title>\xe9</title>{item}</channel>"
    return f"{head}<rss version='2.0'>{channel}</rss>".encode("latin-1")


def page() -> Answer:
    return Answer(body=STORY.encode(), headers={"content-type": "text/html"})


@pytest.fixture
def web() -> Iterator[Web]:
    with serving({"/one": page(), "/two": page()}) as served:
        served.routes["/bad"] = Answer(body=feed_of(f"{served.url}/one", DOTS))
        served.routes["/good"] = Answer(body=feed_of(f"{served.url}/two"))
        yield served


def kept(world: World) -> list[Kept]:
    with writing(world.settings.warehouse, world.patience) as connection:
        return find(connection, [])


def test_a_killed_feed_is_kept_with_its_bytes_and_its_neighbour_is_read(world, web) -> None:
    report = ingest([f"{web.url}/bad", f"{web.url}/good"], world)
    assert report.articles == 1 and len(report.failures) == 1
    assert "took more than 1.5 s" in report.failures[0]
    assert "quarantine list" in report.failures[0]
    (item,) = kept(world)
    assert (item.stage, item.address, item.page.feed) == ("feed", f"{web.url}/bad", item.page.id)
    assert bytes_of(item.page) == feed_of(f"{web.url}/one", DOTS)
    (row,) = run_query(world.settings.warehouse, "SELECT stage, name FROM quarantine").rows
    assert row == ("feed", f"{web.url}/bad")


def test_a_feed_without_a_fault_is_not_kept_nor_one_that_is_none(world, web) -> None:
    web.routes["/none"] = Answer(body=b"<html>a page</html>")
    report = ingest([f"{web.url}/good", f"{web.url}/none"], world)
    assert len(report.failures) == 1 and "quarantine" not in report.failures[0]
    assert kept(world) == []


def test_of_a_feed_that_changes_at_each_poll_the_latest_bytes_are_kept(world, web) -> None:
    ingest([f"{web.url}/bad"], world)
    web.routes["/bad"] = Answer(body=feed_of(f"{web.url}/two", DOTS))
    ingest([f"{web.url}/bad"], world)
    (item,) = kept(world)
    assert b"/two" in bytes_of(item.page)


def test_a_retry_that_is_killed_again_leaves_it(world, web) -> None:
    ingest([f"{web.url}/bad"], world)
    tried, report = retry([], world)
    assert "took more than" in (tried[0].problem or "") and report.articles == 0
    assert len(kept(world)) == 1


def test_a_retry_that_goes_well_loads_what_the_feed_lists(world, web, workers: Workers) -> None:
    ingest([f"{web.url}/bad"], world)
    (item,) = kept(world)
    mended = _mended(world, item, feed_of(f"{web.url}/one"))
    tried, report = retry([mended.id[:8]], replace(world, workers=workers))
    assert [one.problem for one in tried] == [None]
    assert (report.articles, report.failures) == (1, ())
    assert kept(world) == []
    query = "SELECT article_id FROM articles"
    assert run_query(world.settings.warehouse, query).rows == ((f"{web.url}/one",),)


def test_a_retry_puts_no_feed_back_on_the_list(world, web, workers: Workers) -> None:
    ingest([f"{web.url}/bad"], world)
    (item,) = kept(world)
    _mended(world, item, feed_of(f"{web.url}/one"))
    with writing(world.settings.warehouse, world.patience) as connection:
        remove_feeds(connection, [f"{web.url}/bad"])
    _, report = retry([], replace(world, workers=workers))
    assert report.articles == 1
    with writing(world.settings.warehouse, world.patience) as connection:
        assert all_feeds(connection) == []


def _mended(world: World, item: Kept, body: bytes) -> Kept:
    """What a better parser would make of it: the same item with bytes that can be read."""
    page = replace(item.page, text=body.decode("latin-1"))
    with writing(world.settings.warehouse, world.patience) as connection:
        better = replace(item, page=page, kept=item.kept + timedelta(seconds=1))
        keep(connection, [better])
    return better


def test_a_killed_feed_file_is_kept_and_a_pipe_is_not_read(world, tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(feed_of("https://a.example/1", DOTS))
    report = ingest([str(file)], world)
    assert "took more than" in report.failures[0]
    (item,) = kept(world)
    assert (item.page.id, item.address, bytes_of(item.page)) == (
        str(file), None, file.read_bytes(),
    )  # fmt: skip


def test_what_a_hub_pushes_is_kept_too(world, web) -> None:
    ingest([f"{web.url}/good"], world)
    taken = take([Pushed(f"{web.url}/good", feed_of(f"{web.url}/one", DOTS))], world)
    assert "what its hub pushed took more than" in taken.report.failures[0]
    (item,) = kept(world)
    assert (item.stage, item.page.id) == ("feed", f"{web.url}/good")


def test_a_sitemap_below_an_index_is_kept_under_its_own_address(world, web) -> None:
    index = f"<sitemapindex><sitemap><loc>{web.url}/bad</loc></sitemap></sitemapindex>"
    web.routes["/index.xml"] = Answer(body=index.encode())
    ingest([f"{web.url}/index.xml"], world)
    (item,) = kept(world)
    assert (item.page.id, item.page.feed) == (f"{web.url}/bad", f"{web.url}/index.xml")


def test_a_round_keeps_it_and_polls_the_feed_later(world, web) -> None:
    settings = replace(world.settings, feeds=(f"{web.url}/bad", f"{web.url}/good"))
    found = cycle(replace(world, settings=settings))
    assert (found.asked, found.report.articles) == (2, 1)
    assert len(kept(world)) == 1
    rows = run_query(world.settings.warehouse, "SELECT url FROM feeds WHERE error IS NOT NULL").rows
    assert [row[0] for row in rows] == [f"{web.url}/bad"]


def test_the_command_shows_the_feed_s_own_bytes(world, web) -> None:
    ingest([f"{web.url}/bad"], world)
    options = ["--warehouse", str(world.settings.warehouse), "quarantine"]
    shown = CliRunner().invoke(cli, [*options, "show", f"{web.url}/bad", "--bytes"])
    assert shown.stdout_bytes == feed_of(f"{web.url}/one", DOTS)
    assert parse_feed(feed_of("https://a.example/1"), "x").title == "\xe9"
    assert "dropped" in CliRunner().invoke(cli, [*options, "drop", f"{web.url}/bad"]).stdout
    assert kept(world) == []
