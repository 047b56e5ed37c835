"""Sitemaps as feeds: news entries, plain lists of pages, indexes, and what attacks their reader."""

import gzip
import time
from datetime import UTC, date, datetime

import pytest

from extractors.feeds import parse_feed
from extractors.feeds.sitemap import MOST_PAGES, MOST_PARTS
from extractors.records import FeedEntry, ParsedFeed

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/'
    'sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
)
NEWS = (
    "<url><loc>https://daral.example/{n}?a=1&amp;b=2</loc><news:news><news:publication>"
    "<news:name>The Daral Post</news:name><news:language>en</news:language></news:publication>"
    "<news:publication_date>2021-05-0{n}T12:00:00+02:00</news:publication_date>"
    "<news:title>Flood &amp; fire: {n} dead</news:title></news:news></url>"
)


def read(body: str) -> ParsedFeed:
    return parse_feed(body.encode(), "sitemap.xml")


def urlset(urls: str) -> str:
    return f"{HEAD}{urls}</urlset>"


def page(n: int, day: str = "") -> str:
    lastmod = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<url><loc>https://daral.example/{n}</loc>{lastmod}</url>"


def test_news_come_with_title_moment_and_publisher_the_latest_first() -> None:
    feed = read(urlset(NEWS.format(n=1) + NEWS.format(n=2)))
    assert (feed.title, feed.error) == ("The Daral Post", None)
    url = "https://daral.example/2?a=1&b=2"
    moment = datetime(2021, 5, 2, 10, tzinfo=UTC)
    first = FeedEntry(url, url, "Flood & fire: 2 dead", moment, publisher="The Daral Post")
    assert feed.entries[0] == first
    assert len(feed.entries) == 2


def test_pages_beside_news_are_no_news() -> None:
    feed = read(urlset(page(7, "2021-05-09") + NEWS.format(n=1)))
    assert [entry.title for entry in feed.entries] == ["Flood & fire: 1 dead"]


def test_the_title_and_address_of_a_picture_are_not_the_page_s() -> None:
    picture = (
        "<image:image><image:loc>https://daral.example/p.jpg</image:loc>"
        "<image:title>A river</image:title></image:image>"
    )
    feed = read(urlset(f"<url>{picture}<loc>https://daral.example/1</loc></url>"))
    assert [(e.url, e.title) for e in feed.entries] == [("https://daral.example/1", None)]


def test_of_plain_pages_the_last_modified_are_read() -> None:
    days = [f"20{year}-01-0{day}" for year in range(10, 99) for day in range(1, 6)]
    feed = read(urlset("".join(page(n, day) for n, day in enumerate(days))))
    assert len(feed.entries) == MOST_PAGES < len(days)
    assert feed.entries[0].published == date(2098, 1, 5)


def test_a_date_that_all_pages_share_dates_none_of_them() -> None:
    feed = read(urlset(page(1, "2021-05-05") + page(2, "2021-05-05")))
    assert [entry.published for entry in feed.entries] == [None, None]
    feed = read(urlset(page(1, "2021-05-05") + page(2, "2021-05-04")))
    assert feed.entries[0].published == date(2021, 5, 5)


def index(addresses: list[str], days: list[str]) -> ParsedFeed:
    parts = "".join(
        f"<sitemap><loc>https://daral.example/{address}</loc><lastmod>{day}</lastmod></sitemap>"
        for address, day in zip(addresses, days, strict=True)
    )
    return read(f"<sitemapindex>{parts}</sitemapindex>")


def test_of_an_index_the_sitemaps_of_news_are_named() -> None:
    feed = index(["pages.xml", "news-2.xml"], ["2021-05-05", "2020-01-01"])
    assert feed.parts == ("https://daral.example/news-2.xml",)
    assert (feed.entries, feed.error) == ((), None)


def test_of_an_index_without_news_the_latest_are_named_by_date_or_number() -> None:
    dated = index([f"{n}.xml" for n in range(9)], [f"2021-05-0{n + 1}" for n in range(9)])
    assert dated.parts[0].endswith("/8.xml")
    assert len(dated.parts) == MOST_PARTS
    assert index(["a-9.xml", "a-10.xml"], ["", ""]).parts[0].endswith("a-10.xml")


def test_a_sitemap_in_gzip_is_read() -> None:
    body = gzip.compress(urlset(NEWS.format(n=1)).encode())
    assert len(parse_feed(body, "sitemap.xml.gz").entries) == 1


@pytest.mark.parametrize("cut", ["<url><loc>https://daral.exam", "<url><loc>https://x.example/"])
def test_half_an_address_at_a_broken_end_is_no_entry(cut: str) -> None:
    feed = read(HEAD + NEWS.format(n=1) + cut)
    assert [entry.url for entry in feed.entries] == ["https://daral.example/1?a=1&b=2"]
    assert feed.error == (
        "sitemap.xml: breaks off before its end; the entries up to there were read"
    )


@pytest.mark.parametrize("url", ["ftp://daral.example/1", "javascript:alert(1)", "/1", "", "x" * 9])
def test_what_is_no_address_of_the_web_is_no_entry(url: str) -> None:
    assert read(urlset(f"<url><loc>{url}</loc></url>")).entries == ()


def test_entities_stay_unread(tmp_path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("https://daral.example/secret")
    doctype = f'<!DOCTYPE urlset [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    feed = read(f"{doctype}<urlset><url><loc>&x;</loc></url></urlset>")
    assert feed.entries == ()


def flood() -> str:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE urlset [<!ENTITY e0 "ha">{levels}]>' + "<urlset><url><loc>&e11;</loc></url>"


@pytest.mark.parametrize(
    "body",
    [
        flood(),
        "<urlset>" + "<url>" * 300_000,
        "<urlset><url>" + "<loc>" * 300_000,
        "<urlset " + 'a="b" ' * 200_000,
        "<sitemapindex>" + "<sitemap><loc>https://x.example/</loc></sitemap>" * 100_000,
        "<urlset>" + "<!-- -->" * 200_000,
        "<urlset>" + "</url>" * 300_000,
        "<urlset>" + "<x>" * 100_000 + "</x>" * 100_000,
    ],
    ids=["entities", "urls", "deep", "attributes", "index", "comments", "ends", "nesting"],
)
def test_a_hostile_sitemap_is_read_soon(body: str) -> None:
    began = time.process_time()
    feed = read(body)
    assert time.process_time() - began < 5
    assert len(feed.entries) <= 1


@pytest.mark.parametrize(
    "body", ["<urlsets/>", "<html>a urlset</html>", "text <urlset></urlset>", "<x><urlset/></x>"]
)
def test_what_only_mentions_a_sitemap_is_none(body: str) -> None:
    error = read(body).error
    assert error is not None and "no feed" in error
