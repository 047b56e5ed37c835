"""Hub and self links: of answers' headers, of feeds in XML and JSON."""

import json
import time

import pytest

from extractors.feeds import parse_feed
from extractors.feeds.hublinks import HubLinks, header_links, hub_links

BASE = "https://daral.example/news/feed"


def of_header(*headers: str) -> HubLinks:
    return hub_links(header_links(headers), BASE)


@pytest.mark.parametrize(
    "headers",
    [
        ('<https://hub.example/>; rel="hub"', f'<{BASE}>; rel="self"'),
        (f'<https://hub.example/>; rel="hub", <{BASE}>; rel="self"',),
        (f"<https://hub.example/>;rel=hub,<{BASE}>;rel=self",),
        (f'<https://hub.example/>; title="a, b"; REL="hub x:y", <{BASE}>; rel=Self',),
        ('<https://hub.example/>; rel="hub"', '</news/feed>; rel="self"'),
    ],
)
def test_link_headers_in_every_spelling(headers: tuple[str, ...]) -> None:
    assert of_header(*headers) == HubLinks(("https://hub.example/",), BASE)


@pytest.mark.parametrize(
    "header",
    [
        '<https://hub.example/>; rel="next"',
        '<https://hub.example/>; rel="hubs"',
        '<javascript:alert(1)>; rel="hub"',
        "https://hub.example/; rel=hub",
        "<>; rel=hub",
        '<https://hub.example/>; title="rel=hub"',
        "",
    ],
)
def test_other_links_name_no_hub(header: str) -> None:
    assert of_header(header).hubs == ()


def test_hubs_come_in_order_once_and_few() -> None:
    many = ", ".join(f'<https://hub{n % 9}.example/>; rel="hub"' for n in range(40))
    found = of_header(many).hubs
    assert found == tuple(f"https://hub{n}.example/" for n in range(5))


@pytest.mark.parametrize("start", ["<" * 20_000, "<a>;" * 9_000, "<a>; rel=" + " " * 30_000])
def test_a_hostile_header_is_read_soon(start: str) -> None:
    began = time.process_time()
    of_header(start)
    assert time.process_time() - began < 1


def test_a_feed_s_own_links_and_not_its_entries() -> None:
    feed = b"""<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>Post</title>
    <link>https://daral.example/</link><a:link rel="hub" href="https://hub.example/"/>
    <a:link rel="self" href="feed"/><item><title>x</title>
    <a:link rel="hub" href="https://other.example/"/></item></channel></rss>"""
    parsed = parse_feed(feed, BASE)
    assert (parsed.hubs, parsed.topic) == (("https://hub.example/",), BASE)
    assert parsed.site == "https://daral.example/"


def test_atom_and_rdf() -> None:
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>
    <link rel="hub" href="https://hub.example/"/></feed>"""
    assert parse_feed(atom, BASE).hubs == ("https://hub.example/",)
    rdf = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://purl.org/rss/1.0/" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>x</title>
    <a:link rel="hub" href="https://hub.example/"/></channel></rdf:RDF>"""
    assert parse_feed(rdf, BASE).hubs == ("https://hub.example/",)


def test_json_feed_names_hubs_by_type() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "feed_url": BASE,
        "hubs": [
            {"type": "rssCloud", "url": "https://cloud.example/"},
            {"type": "WebSub", "url": "https://hub.example/"},
            "nonsense",
        ],
        "items": [],
    }
    parsed = parse_feed(json.dumps(feed).encode(), BASE)
    assert (parsed.hubs, parsed.topic) == (("https://hub.example/",), BASE)
