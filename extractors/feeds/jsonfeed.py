"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime

from extractors.feeds.hublinks import hub_links
from extractors.feeds.values import MAX_SUMMARY, entry_id, one_line, web_url
from extractors.moments import parse_moment
from extractors.records import FeedEntry, ParsedFeed

_VERSION = "://jsonfeed.org/version/"


def parse_json_feed(body: bytes, most: int) -> ParsedFeed:
    """Read a JSON Feed; an item of the wrong shape is passed over, the rest is read.

    The first `most` items are read.
    """
    try:
        value = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as broken:
        return _refused(f"is not valid JSON ({str(broken)[:80]})")
    if not isinstance(value, Mapping) or _VERSION not in str(value.get("version", ""))[:100]:
        return _refused("is JSON, but no JSON Feed: it names no version of jsonfeed.org")
    items = value.get("items")
    if not isinstance(items, list):
        return _refused("is a JSON Feed without a list of items")
    entries = tuple(_entry(item) for item in items[:most] if isinstance(item, Mapping))
    passed = len(items) - len(entries)
    error = f"{passed} of its {len(items)} items could not be read" if passed else None
    return ParsedFeed(
        title=_text(value.get("title")),
        entries=entries,
        error=error,
        site=web_url(value.get("home_page_url")),
        hubs=_hubs(value.get("hubs")),
        topic=web_url(value.get("feed_url")),
    )


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


def _entry(item: Mapping[str, object]) -> FeedEntry:
    summary = item.get("content_html") or item.get("content_text") or item.get("summary")
    identity = item.get("id")
    if isinstance(identity, int | float):  # the specification: "coerce to a string"
        identity = str(identity)
    return FeedEntry(
        id=entry_id(identity),
        url=web_url(item.get("url")) or web_url(item.get("external_url")),
        title=_text(item.get("title")),
        published=_moment(item.get("date_published")) or _moment(item.get("date_modified")),
        summary=summary[:MAX_SUMMARY] if isinstance(summary, str) else None,
    )


def _text(value: object) -> str | None:
    return one_line(value) if isinstance(value, str) else None


def _moment(value: object) -> date | None:
    moment = parse_moment(value[:100]) if isinstance(value, str) else None
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment
