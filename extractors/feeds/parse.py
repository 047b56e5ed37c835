"""The one way in: which kind of feed the bytes are, and the limits that hold for all kinds."""

import re
import zlib
from dataclasses import replace
from datetime import datetime

from extractors.feeds.decoding import decoded
from extractors.feeds.jsonfeed import parse_json_feed
from extractors.feeds.markup import mended
from extractors.feeds.sitemap import is_sitemap, parse_sitemap
from extractors.feeds.xmlfeed import parse_xml_feed
from extractors.moments import AHEAD, is_after
from extractors.records import ParsedFeed

MAX_BYTES = 20_000_000  # after decompression; the largest full-text feeds have 5 MB
MAX_ENTRIES = 5_000  # 2 s of feedparser; pollers publish fewer than 500

_GZIP = b"\x1f\x8b"
_OPML = re.compile(
    r"(?:\s|<\?[^<>]{0,500}\?>|<!--.{0,1000}?-->|<!doctype[^<>]{0,500}>)*<opml[\s>]", re.I | re.S
)


def parse_feed(body: bytes, name: str) -> ParsedFeed:
    """Read a feed's bytes, gzipped or not; never raises for what they hold.

    `name` is the feed as the user knows it, a file or an address; an `error` begins with it. What
    a hostile feed can still do is take long: callers run this in a worker that can be killed
    (64 KB of dots in an <author> keep feedparser 6.0.14 busy for 80 s).
    """
    try:
        feed = _parse(_unpacked(body), name)
    except _RefusedError as refused:
        feed = ParsedFeed(None, (), str(refused))
    if feed.error is None:
        return feed
    return replace(feed, error=f"{name}: {feed.error}")


def without_future(feed: ParsedFeed, now: datetime) -> ParsedFeed:
    """The feed without dates that lie ahead of `now`: no article is published years from now.

    Two days are allowed, since clocks go wrong and zones are left out.
    """
    latest = now + AHEAD
    entries = tuple(
        replace(entry, published=None) if is_after(entry.published, latest) else entry
        for entry in feed.entries
    )
    return replace(feed, entries=entries)


class _RefusedError(Exception):
    """The bytes are not even tried."""


def _parse(body: bytes, name: str) -> ParsedFeed:
    if not body.strip():
        raise _RefusedError("is empty")
    text = decoded(body)
    start = (text or "")[:1_000].lstrip("\ufeff \t\r\n")
    if start[:1] in ("{", "["):
        return parse_json_feed(text or "", MAX_ENTRIES, name)
    if _OPML.match(start):
        raise _RefusedError(
            "is a list of feeds (OPML), not a feed; import it with `counterclaim feeds import`"
        )
    if text and is_sitemap(start):
        return parse_sitemap(mended(text).encode(), MAX_ENTRIES)
    return parse_xml_feed(body if text is None else text, MAX_ENTRIES, name)


def _unpacked(body: bytes) -> bytes:
    if body[:2] == _GZIP:
        body = _gunzipped(body)
    if len(body) > MAX_BYTES:
        raise _RefusedError(f"is larger than {MAX_BYTES // 1_000_000} MB")
    return body


def _gunzipped(body: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(body, MAX_BYTES + 1)
    except zlib.error as broken:
        raise _RefusedError(f"is broken gzip ({broken})") from broken
