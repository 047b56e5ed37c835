"""Sitemaps for news: https://www.sitemaps.org/protocol.html and Google's news extension.

A sitemap is taken for a feed whose entries are its newest addresses. One without news elements may
list all pages that a site ever had; of those the last modified are news, if any are.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from lxml import etree  # type: ignore[import-untyped]

from extractors.feeds.values import one_line, web_url
from extractors.moments import day_of, parse_moment
from extractors.records import FeedEntry, ParsedFeed

MOST_PAGES = 300  # of a sitemap without news; one with news holds two days, at most 1,000 pages
MOST_PARTS = 8  # sitemaps of an index that are read
MOST_URLS = 60_000  # the protocol allows 50,000

_ROOT = re.compile(
    r"(?:\s|<\?[^<>]{0,500}\?>|<!--.{0,1000}?-->|<!doctype[^<>]{0,500}>)*"
    r"<(?:[a-z][\w.-]{0,30}:)?(?:urlset|sitemapindex)[\s>/]",
    re.I | re.S,
)
_NEWS = re.compile(r"news|latest|recent", re.I)
_LONGEST = 5_000  # characters of a value
_URL_END = re.compile(rb"</(?:[A-Za-z][\w.-]{0,30}:)?(?:url|sitemap)\s{0,20}>")
_ROOT_END = re.compile(rb"</(?:[A-Za-z][\w.-]{0,30}:)?(?:urlset|sitemapindex)\s{0,20}>")
_DIGITS = re.compile(r"\d{1,18}")


@dataclass(slots=True)
class _Url:
    """One <url> or <sitemap> as written, by the local names of element and parent ("url/loc").

    The parent tells an image's title and address (image:title, image:loc) from the page's.
    """

    values: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str | None:
        """The page, or the sitemap, where it is one of the web."""
        return web_url(self.values.get("url/loc") or self.values.get("sitemap/loc"))

    @property
    def is_news(self) -> bool:
        """Whether the news extension is used: it demands a title and a date of publication."""
        return "news/publication_date" in self.values or "news/title" in self.values


def is_sitemap(start: str) -> bool:
    """Whether a document that begins so is a sitemap or an index of sitemaps."""
    return _ROOT.match(start) is not None


def parse_sitemap(body: bytes, most: int) -> ParsedFeed:
    """Read a sitemap, or the list of sitemaps that an index holds; at most `most` entries.

    An index has no entries: the sitemaps that are most likely to hold news are its `parts`.
    """
    complaint = None
    if not _ROOT_END.search(body[-2_000:]):
        complaint = "breaks off before its end; the entries up to there were read"
        body = _up_to_last(body)
    try:
        kind, urls = _read(body)
    except (etree.XMLSyntaxError, ValueError) as broken:
        return ParsedFeed(None, (), f"is no sitemap: not well-formed ({str(broken)[:100]})")
    if kind == "sitemapindex":
        return ParsedFeed(None, (), complaint, parts=_parts(urls))
    entries = _news(urls)[:most] or _pages(urls)
    publishers = [entry.publisher for entry in entries if entry.publisher]
    return ParsedFeed(publishers[0] if publishers else None, tuple(entries), complaint)


def _up_to_last(body: bytes) -> bytes:
    """The document up to its last whole entry: what follows may be half an address."""
    ends = [match.end() for match in _URL_END.finditer(body)]
    return body[: ends[-1]] if ends else body


def _read(body: bytes) -> tuple[str, list[_Url]]:
    """The root's name and what it lists. Each element is dropped once it is read."""
    steps = etree.iterparse(
        io.BytesIO(body),
        events=("start", "end"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    return _collected(iter(steps))


def _collected(steps: Iterator[tuple[str, etree._Element]]) -> tuple[str, list[_Url]]:
    kind, urls, current = "", [], _Url()
    for event, element in steps:
        name = _local(element)
        if event == "start":
            kind = kind or name
            if name in ("url", "sitemap"):
                current = _Url()
        elif name in ("url", "sitemap"):
            urls.append(current)
            _drop(element)
            if len(urls) >= MOST_URLS:
                break
        elif len(element) == 0 and element.text:
            key = f"{_local(element.getparent())}/{name}"
            current.values.setdefault(key, element.text.strip()[:_LONGEST])
    return kind, urls


def _local(element: etree._Element | None) -> str:
    tag = None if element is None else element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def _drop(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _news(urls: list[_Url]) -> list[FeedEntry]:
    entries = [_entry(url, url.values.get("news/publication_date")) for url in urls if url.is_news]
    return _newest([entry for entry in entries if entry.url])


def _pages(urls: list[_Url]) -> list[FeedEntry]:
    """The pages modified last.

    A date that all pages share is the day on which the sitemap was made, and dates no page.
    """
    stamps = {url.values.get("url/lastmod") for url in urls}
    telling = len(stamps) > 1 or len(urls) == 1
    entries = [_entry(url, url.values.get("url/lastmod") if telling else None) for url in urls]
    return _newest([entry for entry in entries if entry.url])[:MOST_PAGES]


def _entry(url: _Url, written: str | None) -> FeedEntry:
    return FeedEntry(
        id=url.address,
        url=url.address,
        title=one_line(url.values.get("news/title", "")),
        published=_moment(written),
        publisher=one_line(url.values.get("publication/name", "")),
    )


def _moment(written: str | None) -> date | None:
    moment = parse_moment(written[:100]) if written else None
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def _newest(entries: list[FeedEntry]) -> list[FeedEntry]:
    """The latest first; those without a date last, in their order."""
    return sorted(entries, key=_age)


def _age(entry: FeedEntry) -> float:
    if entry.published is None:
        return float("inf")
    if isinstance(entry.published, datetime):
        return -entry.published.timestamp()
    day = day_of(entry.published)
    return -datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()


def _parts(urls: list[_Url]) -> tuple[str, ...]:
    """The sitemaps of an index that are worth reading: those of news, then the latest.

    Where none is dated, numbers tell: of post-sitemap1.xml to post-sitemap40.xml the last is new.
    """
    found = {url.address: url for url in urls if url.address}
    news = [address for address in found if _NEWS.search(address)]
    if news:
        return tuple(news[:MOST_PARTS])
    dates = {address: _moment(url.values.get("sitemap/lastmod")) for address, url in found.items()}
    ranked = sorted(found, key=lambda address: (_age_of(dates[address]), _minus_numbers(address)))
    return tuple(ranked[:MOST_PARTS])


def _age_of(moment: date | None) -> float:
    return _age(FeedEntry(None, None, None, moment))


def _minus_numbers(address: str) -> tuple[int, ...]:
    return tuple(-int(number) for number in _DIGITS.findall(address))
