"""One article, whatever leads to it: three feeds, three addresses, one row."""

from pathlib import Path

import pytest

from flows.runs.ingesting import ingest
from tests.flows.site import Answer, serving
from warehouse.file.query import run_query

PAGE = (
    "<html lang='en'><head><title>Flood in Homs</title><link rel='canonical' href='{}'>"
    "<meta name='author' content='By Amira Haddad'>"
    "<meta property='og:site_name' content='The Paper'>"
    "<meta property='article:published_time' content='2026-03-02T08:00:00Z'>"
    "<meta property='article:modified_time' content='2026-03-02T09:30:00Z'></head><body><article>"
    "<p>The flood killed 12 people in Homs on Sunday, the ministry said.</p>"
    "<p>The river rose in the night and drove many families from their houses.</p>"
    "</article></body></html>"
)


def feed(name: str, link: str, title: str) -> Answer:
    item = f"<item><title>{title}</title><link>{link}</link></item>"
    body = f"<rss version='2.0'><channel><title>{name}</title>{item}</channel></rss>"
    return Answer(body=body.encode())


@pytest.fixture
def three():
    """Three feeds with three links to one page; the canonical address is a fourth."""
    html = {"content-type": "text/html"}
    with serving({}) as web:
        body = PAGE.format(f"{web.url}/flood").encode()
        for path in ("/flood", "/flood?utm_source=a", "/flood/amp", "/2026/flood-12"):
            web.routes[path] = Answer(body=body, headers=html)
        links = ("/flood?utm_source=a", "/flood/amp", "/2026/flood-12")
        for number, link in enumerate(links):
            web.routes[f"/feed{number}"] = feed(f"Feed {number}", web.url + link, f"Title {number}")
        yield web


def test_three_feeds_bring_one_article_and_it_is_fetched_no_more(
    world_at, tmp_path: Path, three
) -> None:
    world = world_at(tmp_path)
    feeds = [f"{three.url}/feed{number}" for number in range(3)]
    first = ingest(feeds, world)
    asked = len(three.requests)
    second = ingest(feeds, world)
    assert (first.articles, first.revised, first.failures) == (1, 0, ())
    assert second.articles == second.unchanged == 0
    again = [path for path in three.paths()[asked:] if "flood" in path]
    assert again == []
    query = (
        "SELECT article_id, title, publisher, author, kind, strftime(modified, '%H:%M'),"
        " (SELECT count(*) FROM claims) FROM articles"
    )
    (row,) = run_query(world.settings.warehouse, query).rows
    address = f"{three.url}/flood"
    assert row == (address, "Flood in Homs", "The Paper", "Amira Haddad", None, "09:30", 1)


def test_what_comes_later_under_another_address_joins_it(world_at, tmp_path: Path, three) -> None:
    world = world_at(tmp_path)
    for number in (2, 0, 1):
        ingest([f"{three.url}/feed{number}"], world)
    rows = run_query(world.settings.warehouse, "SELECT revision FROM articles").rows
    assert rows == ((0,),)


def test_an_error_page_is_told_of_and_not_filed(world_at, tmp_path: Path) -> None:
    world = world_at(tmp_path)
    wall = "<html><head><title>Access denied</title></head><body><p>Prove that you are one of us "
    wall += "and no machine, and then go on to the page that you have asked for.</p></body></html>"
    with serving(
        {"/story": Answer(body=wall.encode(), headers={"content-type": "text/html"})}
    ) as web:
        web.routes["/feed"] = feed("Feed", f"{web.url}/story", "A story")
        report = ingest([f"{web.url}/feed"], world)
    assert report.articles == 0
    assert "is an error page" in report.failures[0]


def test_articles_in_other_languages_are_filed_but_not_read_for_figures(
    world_at, tmp_path: Path
) -> None:
    world = world_at(tmp_path)
    words = "Bei dem Hochwasser sind nach Angaben der Polizei am Sonntag 12 Menschen ums Leben "
    words += "gekommen, und die Straße nach Norden ist noch immer nicht wieder befahrbar. "
    page = f"<html lang='de'><head><title>Hochwasser</title></head><body><p>{words * 3}</p></body>"
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.html").write_text(page + "</html>")
    report = ingest([str(tmp_path / "news")], world)
    assert (report.articles, report.claims) == (1, 0)
    assert run_query(world.settings.warehouse, "SELECT language FROM articles").rows == (("de",),)
