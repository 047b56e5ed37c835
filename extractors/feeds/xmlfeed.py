"""RSS, RDF and Atom, well-formed or not, by feedparser.

Sanitising and resolving of addresses inside HTML are off: both are superlinear in feedparser 6.0.14
(300 KB of "<!--" took 25 s), and nothing here is shown as HTML.
"""

import io
import re
import xml.sax
from collections.abc import Mapping
from datetime import date

from extractors.feeds.base import base_of, joined
from extractors.feeds.dates import stated_moment
from extractors.feeds.hublinks import hub_links, markup_links
from extractors.feeds.markup import mended
from extractors.feeds.pause import asked_pause
from extractors.feeds.values import MAX_SUMMARY, entry_id, plain_title
from extractors.records import FeedEntry, ParsedFeed

# What feedparser 6.0.14 raises on markup that is broken as it does not foresee: KeyError where a
# <link> within an entry's <source> is closed behind it.
_GIVES_UP = (LookupError, ValueError, TypeError, AttributeError, AssertionError)
_ENTRY_END = re.compile(rb"</(?:[A-Za-z][\w.-]{0,30}:)?(?:item|entry)\s{0,20}>", re.I)
_ROOT_END = re.compile(rb"</(?:[A-Za-z][\w.-]{0,30}:)?(?:rss|rdf|feed|channel)\s{0,20}>", re.I)


def parse_xml_feed(document: str | bytes, most: int, name: str) -> ParsedFeed:
    """Read a feed in XML: the first `most` entries, `error` where that is not all.

    Bytes are those of an encoding that only feedparser knows.
    Relative links are resolved at `xml:base`, the channel's link or `name`, its address.
    """
    import feedparser  # here, since `extract` imports this package but reads no feed

    text = document if isinstance(document, str) else ""
    base = base_of(text, name)
    whole = document if isinstance(document, bytes) else mended(document).encode()
    body, left_out = _at_most(whole, most)
    try:
        parsed = feedparser.parse(
            io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False
        )
    except _GIVES_UP as failed:
        return ParsedFeed(None, (), f"is broken beyond reading ({type(failed).__name__})")
    entries = tuple(_entry(entry, base, name) for entry in parsed.entries[:most])
    pushed = hub_links(markup_links(parsed.feed.get("links")), name)
    return ParsedFeed(
        title=_title(parsed.feed),
        entries=entries,
        error=_complaint(parsed, body, left_out),
        site=joined(name, parsed.feed.get("link")),
        hubs=pushed.hubs,
        topic=pushed.topic,
        ttl=asked_pause(parsed.feed),
    )


def _at_most(body: bytes, most: int) -> tuple[bytes, int]:
    """The body without the entries beyond the first `most`, and how many those are.

    What follows the last entry stays, so that well-formed XML stays well-formed.
    """
    ends = [match.end() for match in _ENTRY_END.finditer(body)]
    if len(ends) <= most:
        return body, 0
    return body[: ends[most - 1]] + body[ends[-1] :], len(ends) - most


def _entry(entry: dict[str, object], base: str, name: str) -> FeedEntry:
    url = joined(base, _link(entry))
    return FeedEntry(
        id=entry_id(entry.get("id")),
        url=None if url is None or url.partition("#")[0] == name else url,  # <link/>: itself
        title=_title(entry),
        published=_published(entry),
        summary=_summary(entry),
        publisher=_publisher(entry),
        content=_content(entry),
    )


def _link(entry: Mapping[str, object]) -> object:
    """The entry's link as written, at its `xml:base`.

    A guid is one where it looks so: by RSS each is, unless it says otherwise, and few are.
    """
    link = entry.get("link")
    if isinstance(link, str) and link == entry.get("id") and not entry.get("links"):
        return link if link.startswith(("/", "http:", "https:")) else None
    return link


def _published(entry: dict[str, object]) -> date | None:
    """The entry's date; of an RDF item dc:date, which feedparser takes for "updated".

    dict.get: feedparser's own falls back to the published date, with a warning.
    """
    written = (dict.get(entry, key) for key in ("published", "updated", "created"))
    return next((moment for moment in map(stated_moment, written) if moment), None)


def _title(described: Mapping[str, object]) -> str | None:
    detail = described.get("title_detail")
    kind = detail.get("type") if isinstance(detail, Mapping) else None
    return plain_title(described.get("title"), "text" if kind == "text/plain" else "html")


def _publisher(entry: Mapping[str, object]) -> str | None:
    """Whom an aggregating feed names as the entry's origin (RSS <source>, Atom source/title)."""
    source = entry.get("source")
    return plain_title(source.get("title"), "html") if isinstance(source, Mapping) else None


def _summary(entry: Mapping[str, object]) -> str | None:
    summary = entry.get("summary")
    found = summary if isinstance(summary, str) and summary.strip() else None
    return found[:MAX_SUMMARY] if found else _content(entry)


def _content(entry: Mapping[str, object]) -> str | None:
    """The text that the entry carries as its whole: content:encoded, Atom's content."""
    content = entry.get("content")
    parts = content if isinstance(content, list) else []
    texts = [part.get("value") for part in parts if isinstance(part, Mapping)]
    found = [text for text in texts if isinstance(text, str) and text.strip()]
    return max(found, key=len)[:MAX_SUMMARY] if found else None


def _complaint(parsed: Mapping[str, object], body: bytes, left_out: int) -> str | None:
    if left_out:
        return f"has {left_out} more entries than are read at once; these were left out"
    ill_formed = isinstance(parsed.get("bozo_exception"), xml.sax.SAXException)
    if not parsed["entries"]:
        if not parsed.get("version"):
            return "is no feed: neither RSS, Atom nor JSON Feed"
        return f"is not well-formed: {_reason(parsed)}" if ill_formed else None
    if ill_formed and not _ROOT_END.search(body[-2_000:]):
        return "breaks off before its end; the entries up to there were read"
    return None


def _reason(parsed: Mapping[str, object]) -> str:
    return " ".join(str(parsed.get("bozo_exception")).split())[:120]
