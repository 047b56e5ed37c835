"""The feeds behind a site's page: which are seen, and which is the main one."""

import time

import pytest

from extractors.feeds.discovery import (
    Candidate,
    Found,
    Via,
    is_of_comments,
    main_first,
    sitemap_places,
    usual_places,
)
from extractors.feeds.sitepage import read_site_page
from extractors.records import FeedEntry, ParsedFeed

SITE = "https://daral.example/"
ENTRY = FeedEntry("1", "https://daral.example/1", "Flood", None)
RSS = 'type="application/rss+xml"'


def page(head: str = "", body: str = "", url: str = SITE):
    html = f"<html><head><title>The Daral Post</title>{head}</head><body>{body}</body></html>"
    return read_site_page(html.encode(), url)


def urls(candidates) -> list[str]:
    return [candidate.url for candidate in candidates]


@pytest.mark.parametrize(
    "link",
    [
        f'<link rel="alternate" {RSS} href="/feed">',
        "<LINK REL='Alternate home' TYPE='Application/RSS+XML; charset=utf-8' HREF='feed'>",
        '<link rel="alternate" type="application/atom+xml" href="https://daral.example/feed">',
        '<link rel="alternate" type="application/feed+json" href="//daral.example/feed#x">',
        '<link rel="feed" href="feed">',
        f'<base href="/x/"><link rel="alternate" {RSS} href="../feed">',
        f'<link rel="alternate" {RSS} href="feed:https://daral.example/feed">',
    ],
)
def test_a_declared_feed_is_seen(link: str) -> None:
    assert urls(page(link).declared) == ["https://daral.example/feed"]


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="alternate" hreflang="de" href="/de">',
        '<link rel="alternate" type="application/json+oembed" href="/oembed">',
        '<link rel="stylesheet" type="text/xml" href="/x.xsl">',
        f'<link rel="alternate" {RSS}>',
        f'<link rel="alternate" {RSS} href="javascript:alert(1)">',
        f'<link rel="alternate" {RSS} title="Daral &raquo; Comments Feed" href="/c">',
        f'<link rel="alternate" {RSS} href="/comments/feed/">',
    ],
)
def test_what_is_no_feed_or_one_of_comments_is_passed_over(link: str) -> None:
    assert page(link).declared == ()


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/rss.xml">Subscribe</a>',
        '<a href="/feed/">here</a>',
        '<a href="https://feeds.daral.example/main"><img alt="RSS" src="x"></a>',
        '<a href="https://elsewhere.example/x" title="Our RSS feed">x</a>',
        '<a href="/?feed=rss2">x</a>',
        '<a href="/index.rdf">x</a>',
    ],
)
def test_a_visible_link_that_looks_like_a_feed_is_seen(link: str) -> None:
    assert len(page(body=link).linked) == 1


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/feedback">Tell us</a>',
        '<a href="/rss.png"><img src="x"></a>',
        '<a href="https://elsewhere.example/feed">x</a>',
        '<a href="/news/feeding-the-hungry">Feeding the hungry</a>',
        '<a href="/atomic-energy">Atomic energy</a>',
        '<a href="mailto:rss@daral.example">RSS</a>',
        "<a>RSS</a>",
    ],
)
def test_a_link_that_only_sounds_like_one_is_not(link: str) -> None:
    assert page(body=link).linked == ()


@pytest.mark.parametrize(
    ("url", "title", "comments"),
    [
        ("https://d.example/comments/feed", None, True),
        ("https://d.example/?feed=comments-rss2", None, True),
        ("https://d.example/f", "Comments on: Flood", True),
        ("https://d.example/f", "Kommentare zu Flut", True),
        ("https://d.example/commentisfree/rss", "Opinion and comment", False),
        ("https://d.example/comment/rss", "Comment", False),
    ],
)
def test_feeds_of_comments_are_known_and_opinion_is_none(url, title, comments) -> None:
    assert is_of_comments(url, title) is comments


def found(url: str, title: str, via: Via = "declared", site: str | None = None, entries=(ENTRY,)):
    feed = ParsedFeed(title, tuple(entries), site=site)
    return Found(Candidate(url, None, via), feed)


@pytest.mark.parametrize(
    ("asked", "feeds", "main"),
    [
        (SITE, [("/world/rss.xml", "Daral Post - World"), ("/rss.xml", "Daral Post")], 1),
        (SITE, [("/tag/floods/feed", "Daral Post"), ("/feed", "Daral Post")], 1),
        (SITE, [("/sport.xml", "Sport | The Daral Post"), ("/all.xml", "Latest news")], 1),
        (SITE, [("/atom.xml", "Daral Post"), ("/rss.xml", "Daral Post")], 0),
        (f"{SITE}world/", [("/feed", "Daral Post", SITE), ("/w", "World", f"{SITE}world")], 1),
        (
            SITE,
            [("/w", "World", f"{SITE}world"), ("/x", "All floods", "http://www.daral.example")],
            1,
        ),
    ],
)
def test_the_main_feed_comes_first(asked: str, feeds, main: int) -> None:
    candidates = [
        found(SITE.rstrip("/") + path, title, site=(rest or [None])[0])
        for path, title, *rest in feeds
    ]
    assert main_first(candidates, asked, "The Daral Post")[0] is candidates[main]


def test_an_empty_feed_comes_behind_one_that_holds_news() -> None:
    empty, full = (
        found(f"{SITE}feed", "Daral Post", entries=()),
        found(f"{SITE}w/x", "World floods"),
    )
    assert main_first([empty, full], SITE, None)[0] is full


def test_usual_places_lie_at_the_root() -> None:
    places = urls(usual_places("https://daral.example/a/b?c"))
    assert places[:2] == ["https://daral.example/feed", "https://daral.example/rss"]


def test_the_sitemaps_of_robots_txt_those_of_news_first() -> None:
    robots = (
        "User-agent: *\nSitemap: /all.xml\r\n sitemap:https://daral.example/news.xml\n#Sitemap: x"
    )
    places = urls(sitemap_places(SITE, robots))
    assert places[0] == "https://daral.example/news.xml"
    assert places[1] == "https://daral.example/sitemap-news.xml"
    assert places[-1] == "https://daral.example/all.xml"


@pytest.mark.parametrize(
    "html",
    [
        b"",
        b"\x00\xff" * 1_000,
        b"<div>" * 200_000,
        b"<a href='/rss'>" * 100_000,
        b"<link rel=alternate type=application/rss+xml href=/f>" * 50_000,
        b"<!--" * 200_000,
        b"<base href='http://[x'><a href='http://[1/rss'>RSS</a>",
    ],
    ids=["empty", "zeros", "nesting", "links", "declared", "comments", "addresses"],
)
def test_a_hostile_page_is_read_soon(html: bytes) -> None:
    began = time.process_time()
    read_site_page(html, SITE)
    assert time.process_time() - began < 5
