"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
import re
from collections.abc import Mapping
from datetime import date

from extractors.feeds.base import joined
from extractors.feeds.dates import stated_moment
from extractors.feeds.hublinks import hub_links
from extractors.feeds.values import MAX_SUMMARY, entry_id, one_line, web_url
from extractors.records import FeedEntry, ParsedFeed

_VERSION = "://jsonfeed.org/version/"
_STRING_OR_COMMA = re.compile(r'"(?:[^"\\]|\\.)*"|,(?=\s{0,1000}[\]}])', re.S)


def parse_json_feed(text: str, most: int, name: str) -> ParsedFeed:
    """Read a JSON Feed; an item of the wrong shape is passed over, the rest is read.

    The first `most` items are read. Raw line breaks in strings and commas behind the last item are
    read as meant. Relative addresses are resolved at `name`, the feed's address, else at what it
    says is its own.
    """
    try:
        value = _value(text)
    except (ValueError, RecursionError) as broken:
        return _refused(f"is not valid JSON ({str(broken)[:80]})")
    if not isinstance(value, Mapping) or _VERSION not in str(value.get("version", ""))[:100]:
        return _refused("is JSON, but no JSON Feed: it names no version of jsonfeed.org")
    items = value.get("items")
    if not isinstance(items, list):
        return _refused("is a JSON Feed without a list of items")
    base = _base(value, name)
    entries = tuple(_entry(item, base) for item in items[:most] if isinstance(item, Mapping))
    passed = len(items) - len(entries)
    error = f"{passed} of its {len(items)} items could not be read" if passed else None
    return ParsedFeed(
        title=_text(value.get("title")),
        entries=entries,
        error=error,
        site=joined(base, value.get("home_page_url")),
        hubs=_hubs(value.get("hubs")),
        topic=joined(base, value.get("feed_url")),
    )


def _value(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except ValueError:
        return json.loads(_STRING_OR_COMMA.sub(_kept, text), strict=False)


def _kept(found: re.Match[str]) -> str:
    return "" if found.group() == "," else found.group()


def _base(value: Mapping[str, object], name: str) -> str:
    said = (web_url(value.get(key)) for key in ("feed_url", "home_page_url"))
    return web_url(name) or next((url for url in said if url), "")


def _hubs(value: object) -> tuple[str, ...]:
    """The addresses of hubs that speak WebSub; other kinds (rssCloud) are passed over."""
    rows = value[:20] if isinstance(value, list) else []
    links = [
        ("hub", str(row.get("url")))
        for row in rows
        if isinstance(row, Mapping) and str(row.get("type")).lower() in ("websub", "pubsubhubbub")
    ]
    return hub_links(links, "").hubs


def _refused(problem: str) -> ParsedFeed:
    return ParsedFeed(None, (), problem)


def _entry(item: Mapping[str, object], base: str) -> FeedEntry:
    content = item.get("content_html") or item.get("content_text")
    summary = item.get("summary") or content
    identity = item.get("id")
    if isinstance(identity, int | float):  # the specification: "coerce to a string"
        identity = str(identity)
    return FeedEntry(
        id=entry_id(identity),
        url=joined(base, item.get("url")) or joined(base, item.get("external_url")),
        title=_text(item.get("title")),
        published=_moment(item.get("date_published")) or _moment(item.get("date_modified")),
        summary=summary[:MAX_SUMMARY] if isinstance(summary, str) else None,
        content=content[:MAX_SUMMARY] if isinstance(content, str) else None,
    )


def _text(value: object) -> str | None:
    return one_line(value) if isinstance(value, str) else None


def _moment(value: object) -> date | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return stated_moment(str(value) if is_number else value)
