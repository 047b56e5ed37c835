"""RSS, RDF and Atom, well-formed or not, by feedparser.

Sanitising and resolving of addresses inside HTML are off: both are superlinear in feedparser 6.0.14
(300 KB of "<!--" took 25 s), and nothing here is shown as HTML.
"""

import io
import re
import sys
import xml.sax
from collections.abc import Mapping
from datetime import date

from extractors.feeds.hublinks import hub_links, markup_links
from extractors.feeds.pause import asked_pause
from extractors.feeds.values import MAX_SUMMARY, entry_id, moment_of, plain_title, web_url
from extractors.records import FeedEntry, ParsedFeed

_REFERENCE = re.compile(rb"&#(?:[xX]([0-9A-Fa-f]{1,20})|([0-9]{1,20}));?")
# What feedparser 6.0.14 raises on markup that is broken as it does not foresee: KeyError where a
# <link> within an entry's <source> is closed behind it.
_GIVES_UP = (LookupError, ValueError, TypeError, AttributeError, AssertionError)
_ENTRY_END = re.compile(rb"</(?:[A-Za-z][\w.-]{0,30}:)?(?:item|entry)\s{0,20}>", re.I)
_ROOT_END = re.compile(rb"</(?:[A-Za-z][\w.-]{0,30}:)?(?:rss|rdf|feed|channel)\s{0,20}>", re.I)


def parse_xml_feed(body: bytes, most: int, name: str) -> ParsedFeed:
    """Read a feed in XML: the first `most` entries, `error` where that is not all.

    Relative links of the feed's head are resolved at `name`, its address.
    """
    import feedparser  # here, since `extract` imports this package but reads no feed

    body, left_out = _at_most(_REFERENCE.sub(_to_a_character, body), most)
    try:
        parsed = feedparser.parse(
            io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False
        )
    except _GIVES_UP as failed:
        return ParsedFeed(None, (), f"is broken beyond reading ({type(failed).__name__})")
    entries = tuple(_entry(entry) for entry in parsed.entries[:most])
    pushed = hub_links(markup_links(parsed.feed.get("links")), name)
    return ParsedFeed(
        title=_title(parsed.feed),
        entries=entries,
        error=_complaint(parsed, body, left_out),
        site=web_url(parsed.feed.get("link")),
        hubs=pushed.hubs,
        topic=pushed.topic,
        ttl=asked_pause(parsed.feed),
    )


def _to_a_character(reference: re.Match[bytes]) -> bytes:
    """The reference; that of U+FFFD where it names none, on which feedparser 6.0.14 fails."""
    hexadecimal, decimal = reference.groups()
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    is_surrogate = 0xD800 <= code <= 0xDFFF
    return b"&#xFFFD;" if is_surrogate or code > sys.maxunicode else reference.group()


def _at_most(body: bytes, most: int) -> tuple[bytes, int]:
    """The body without the entries beyond the first `most`, and how many those are.

    What follows the last entry stays, so that well-formed XML stays well-formed.
    """
    ends = [match.end() for match in _ENTRY_END.finditer(body)]
    if len(ends) <= most:
        return body, 0
    return body[: ends[most - 1]] + body[ends[-1] :], len(ends) - most


def _entry(entry: dict[str, object]) -> FeedEntry:
    published = moment_of(entry.get("published_parsed"), entry.get("published"))
    return FeedEntry(
        id=entry_id(entry.get("id")),
        url=web_url(entry.get("link")),
        title=_title(entry),
        # RDF feeds date their items by dc:date, which feedparser takes for "updated".
        published=published or _updated(entry),
        summary=_summary(entry),
        publisher=_publisher(entry),
    )


def _updated(entry: dict[str, object]) -> date | None:
    # dict.get: feedparser's own falls back to the published date, with a warning.
    return moment_of(dict.get(entry, "updated_parsed"), dict.get(entry, "updated"))


def _title(described: Mapping[str, object]) -> str | None:
    detail = described.get("title_detail")
    kind = detail.get("type") if isinstance(detail, Mapping) else None
    return plain_title(described.get("title"), "text" if kind == "text/plain" else "html")


def _publisher(entry: Mapping[str, object]) -> str | None:
    """Whom an aggregating feed names as the entry's origin (RSS <source>, Atom source/title)."""
    source = entry.get("source")
    return plain_title(source.get("title"), "html") if isinstance(source, Mapping) else None


def _summary(entry: Mapping[str, object]) -> str | None:
    """The fullest text that the entry carries: its content, else its summary."""
    texts = [entry.get("summary")]
    content = entry.get("content")
    if isinstance(content, list):
        texts += [part.get("value") for part in content if isinstance(part, Mapping)]
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
