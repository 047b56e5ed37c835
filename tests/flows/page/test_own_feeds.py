"""Disputes as feeds: read by our own reader, and held to what the formats ask for."""

import json
import xml.etree.ElementTree as ET
from datetime import datetime

from extractors.feeds.parse import parse_feed
from tests.flows.page.test_disputes import ids

ATOM = "{http://www.w3.org/2005/Atom}"


def test_atom_holds_what_the_list_shows(site):
    query = "?measure=displaced"
    answer = site.get(f"/disputes.atom{query}")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.content)
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"{site.url}/disputes.atom{query}"
    assert links["alternate"] == f"{site.url}/disputes{query}"
    entries = feed.findall(f"{ATOM}entry")
    listed = ids(site.get(f"/disputes{query}").text)
    assert [entry.findtext(f"{ATOM}id").rpartition(":")[2] for entry in entries] == listed
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"{ATOM}{name}")
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo
    assert feed.find(f"{ATOM}author") is not None
    assert site.get(f"/disputes.atom{query}").content == answer.content, "ids and times stay"


def test_json_feed_holds_the_same(site):
    answer = site.get("/disputes.json?place=Idlib")
    assert answer.headers["content-type"].startswith("application/feed+json")
    feed = json.loads(answer.content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{site.url}/disputes.json?place=Idlib"
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"]) == 2
    for item in feed["items"]:
        assert item["title"] and item["content_text"] and item["url"].startswith(site.url)
        assert datetime.fromisoformat(item["date_modified"]).tzinfo


def test_our_own_reader_reads_both(site):
    for path in ("/disputes.atom", "/disputes.json"):
        parsed = parse_feed(site.get(path).content, path)
        assert parsed.error is None
        assert len(parsed.entries) == 4
        assert all(entry.id and entry.url and entry.title for entry in parsed.entries)


def test_an_empty_feed_is_a_feed(site):
    feed = ET.fromstring(site.get("/disputes.atom?place=Nowhere").content)
    assert feed.findtext(f"{ATOM}updated") and not feed.findall(f"{ATOM}entry")
