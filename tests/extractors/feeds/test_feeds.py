"""Feeds of every kind and condition, built here."""

import gzip
import json
import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.feeds import parse_feed
from extractors.feeds.dates import stated_moment
from extractors.feeds.parse import MAX_BYTES, MAX_ENTRIES
from extractors.feeds.values import plain_title, web_url
from extractors.records import FeedEntry, ParsedFeed

ITEM = """<item><guid isPermaLink="false">id-{n}</guid><title>Flood: {n} dead</title>
<link>https://daral.example/{n}</link><pubDate>Wed, 05 May 2021 12:00:00 +0200</pubDate></item>"""
NOON = datetime(2021, 5, 5, 10, tzinfo=UTC)


def rss(items: str, title: str = "The Daral Post") -> bytes:
    head = '<?xml version="1.0" encoding="utf-8"?>'
    return (
        f'{head}<rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'.encode()
    )


def items(count: int) -> str:
    return "".join(ITEM.format(n=n) for n in range(count))


def read(body: bytes) -> ParsedFeed:
    return parse_feed(body, "feed.xml")


def first(item: str) -> FeedEntry:
    return read(rss(f"<item>{item}</item>")).entries[0]


def test_rss() -> None:
    feed = read(rss(items(2)))
    assert (feed.title, feed.error) == ("The Daral Post", None)
    assert feed.entries[1] == FeedEntry("id-1", "https://daral.example/1", "Flood: 1 dead", NOON)


def test_atom_with_its_own_text_type_and_date() -> None:
    feed = read(
        b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><id>urn:1</id>
        <title>14 &lt; 40, says committee</title><link href="https://daral.example/1"/>
        <published>2021-05-05T10:00:00Z</published><updated>2021-05-06T10:00:00Z</updated>
        <source><title>A wire</title></source></entry></feed>"""
    )
    entry = feed.entries[0]
    assert entry.title == "14 < 40, says committee"
    assert (entry.id, entry.published, entry.publisher) == ("urn:1", NOON, "A wire")


def test_rdf_items_are_dated_by_dublin_core() -> None:
    feed = read(
        b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>Post</title></channel><item rdf:about="https://daral.example/1">
        <title>Flood</title><link>https://daral.example/1</link><dc:date>2021-05-05</dc:date>
        </item></rdf:RDF>"""
    )
    assert feed.entries[0].published == date(2021, 5, 5)


def test_json_feed() -> None:
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Post",
        "items": [
            {
                "id": 7,
                "url": "https://daral.example/7",
                "date_published": "2021-05-05T12:00:00+02:00",
            },
            {
                "id": "b",
                "external_url": "https://daral.example/b",
                "title": "B",
                "content_html": "x",
            },
            "no item",
        ],
    }
    feed = read(json.dumps(value).encode())
    assert feed.entries[0] == FeedEntry("7", "https://daral.example/7", None, NOON)
    assert feed.entries[1].summary == "x"
    assert feed.error == "feed.xml: 1 of its 3 items could not be read"


@pytest.mark.parametrize(
    "body, problem",
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"<!doctype html><html><body><p>Sign in</p></body></html>", "is no feed"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is no feed"),
        (b'{"items": []}', "is JSON, but no JSON Feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": ', "is not valid JSON"),
        (
            b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 99_999,
            "is not valid",
        ),
        (b'{"version": "https://jsonfeed.org/version/1"}', "without a list of items"),
        (b'<opml version="2.0"><body/></opml>', "feeds import"),
        (b"\x1f\x8b\x00\x00", "is broken gzip"),
        (b" " * (MAX_BYTES + 1), "is larger than"),
        (gzip.compress(b" " * (MAX_BYTES + 1), mtime=0), "is larger than"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_no_feed_is_named_and_refused(body: bytes, problem: str) -> None:
    feed = read(body)
    assert not feed.entries
    assert feed.error is not None and feed.error.startswith("feed.xml: ") and problem in feed.error


def test_a_truncated_feed_keeps_its_entries_and_says_so() -> None:
    body = rss(items(5))
    feed = read(body[: body.index(b"id-4")])
    assert len(feed.entries) >= 4
    assert feed.error is not None and "breaks off" in feed.error


def test_an_empty_but_whole_feed_is_no_error() -> None:
    assert read(rss("")) == ParsedFeed("The Daral Post", ())


def test_a_compressed_feed_is_read() -> None:
    assert len(read(gzip.compress(rss(items(3)))).entries) == 3


def test_more_entries_than_are_read_at_once() -> None:
    began = time.perf_counter()
    feed = read(rss(items(MAX_ENTRIES + 3_000)))
    assert len(feed.entries) == MAX_ENTRIES
    assert feed.error is not None and "3000 more entries" in feed.error
    assert time.perf_counter() - began < 20


def test_entities_are_neither_expanded_nor_fetched(tmp_path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("of a local file")
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY a "ha">'
    doctype += (
        "".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n else str()};" * 10}">' for n in range(9)) + "]>"
    )
    body = rss("<item><title>&x; &a8;</title></item>").replace(b"?>", b"?>" + doctype.encode(), 1)
    assert "local file" not in str(read(body))
    assert len(str(read(body))) < 10_000


@pytest.mark.parametrize("code", ["&#0;", "&#xD800;", "&#xFFFFFFFF;", "&#1114112;", "&#x1F;"])
def test_references_to_no_character_do_no_harm(code: str) -> None:
    title = first(f"<title>14{code}dead</title>").title
    assert title is not None and title.startswith("14") and title.endswith("dead")
    title.encode()


@pytest.mark.parametrize(
    "written, markup, expect",
    [
        ("<b>14</b> dead &amp; 3 missing", "html", "14 dead & 3 missing"),
        ("14 < 40", "text", "14 < 40"),
        ("a<script>alert(1)</script>b", "html", "ab"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;Hit", "html", "Hit"),
        ("two\n\t lines \x1b[31m\u202eof it\u200b", "text", "two lines of it"),
        ("x" * 5_000, "text", "x" * 1_000),
        ("<p> </p>", "html", None),
        (None, "text", None),
    ],
)
def test_titles_are_plain_text_on_one_line(
    written: object, markup: str, expect: str | None
) -> None:
    assert plain_title(written, markup) == expect


@pytest.mark.parametrize(
    "written, expect",
    [
        ("https://daral.example/a?b=c#d", "https://daral.example/a?b=c#d"),
        (" HTTP://daral.example/a ", "http://daral.example/a"),
        ("java\tscript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("file:///etc/passwd", None),
        ("//daral.example/a", None),
        ("/a", None),
        ("http:///a", None),
        ("http://[::1/", None),
        ("https://daral.example/" + "a" * 5_000, None),
        (None, None),
    ],
)
def test_only_web_addresses_are_links(written: object, expect: str | None) -> None:
    assert web_url(written) == expect


@pytest.mark.parametrize("written", ["32 Foo 2021", "0001-01-01T00:00:00Z", "1" * 400])
def test_impossible_dates_are_unknown(written: str) -> None:
    assert first(f"<guid>1</guid><pubDate>{written}</pubDate>").published is None


def test_a_day_without_a_time_stays_a_day() -> None:
    assert stated_moment("2021-05-05T10:00Z") == NOON
    assert stated_moment("5 May 2021") == date(2021, 5, 5)
    assert stated_moment("x") is None


@pytest.mark.parametrize(
    "written", ["2021-06-31T15:51:30Z", "2021-06-30T25:51:30Z", "2021-02-29T10:00:00+01:00"]
)
def test_a_moment_that_the_calendar_has_not_is_unknown(written):
    assert stated_moment(written) is None


def test_a_very_long_id_is_kept_apart_from_others_like_it() -> None:
    one, other = (first(f"<guid>{'x' * 9_000}{end}</guid>").id for end in "ab")
    assert one and other and one != other and len(one) < 100


def test_a_feed_that_speaks_of_opml_is_no_list() -> None:
    assert read(rss(items(1), title="&lt;opml> and other formats")).error is None
    listing = read(b"<?xml version='1.0'?> <!-- x --><OPML version='1'/>")
    assert listing.error is not None and "feeds import" in listing.error


@given(st.binary(max_size=300))
def test_any_bytes_give_entries_or_an_error(body: bytes) -> None:
    feed = read(body)
    assert feed.error or feed.entries or feed.title


@given(st.text(max_size=60), st.sampled_from(["title", "guid", "link", "pubDate", "author"]))
def test_any_text_in_an_item_leaves_its_neighbour(text: str, tag: str) -> None:
    safe = text.replace("]]>", "")
    odd = f"<item><{tag}><![CDATA[{safe}]]></{tag}></item>"
    feed = parse_feed(
        rss("").replace(b"</channel>", (odd + items(1)).encode("utf-8", "replace") + b"</channel>"),
        "feed.xml",
    )
    assert "id-0" in [entry.id for entry in feed.entries]
