"""A site's page as discovery sees it: its name, the feeds that it declares or links to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree  # type: ignore[import-untyped]

from extractors.addresses import feed_address
from extractors.feeds.discovery import Candidate, Via, is_of_comments, load_places
from extractors.feeds.values import one_line, web_url

MAX_BYTES = 5_000_000  # of HTML; what declares feeds stands in the first few thousand
MOST_CANDIDATES = 40  # of either kind; a page of a paper's feeds lists as many
MOST_ELEMENTS = 20_000  # of a name; no page that a person reads has so many links

_FEED_ADDRESS = re.compile(
    r"(?:^|[/.?&=_-])(?:rss2?|atom|feeds?|rdf)(?:[/.?&=_-]|$)|\.(?:rss|rdf|atom)$", re.I
)
_FEED_TEXT = re.compile(r"\b(?:RSS|Atom|XML feed|news feed|JSON feed)\b", re.I)
_NO_FEED = re.compile(r"\.(?:jpe?g|png|gif|svg|webp|css|js|pdf|ico|mp3|mp4)$", re.I)


@dataclass(frozen=True, slots=True)
class SitePage:
    """What a page of HTML says of its site's feeds; addresses absolute, each once."""

    title: str | None
    declared: tuple[Candidate, ...]
    linked: tuple[Candidate, ...]


def read_site_page(html: bytes, url: str) -> SitePage:
    """Read a page that was found at `url`; feeds of comments are left out.

    Never raises for what the page holds; it may take long on hostile markup, so callers run it in
    a worker that can be killed.
    """
    parser = etree.HTMLParser(recover=True, no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(html[:MAX_BYTES], parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return SitePage(None, (), ())
    base = _base(root, url)
    return SitePage(
        title=_title(root),
        declared=_unique(_declared(root), base, "declared"),
        linked=_unique(_linked(root, base), base, "linked"),
    )


def _elements(root: etree._Element, name: str) -> Iterator[etree._Element]:
    for count, element in enumerate(root.iter(name)):
        if count >= MOST_ELEMENTS:
            return
        yield element


def _base(root: etree._Element, url: str) -> str:
    for element in _elements(root, "base"):
        if element.get("href"):
            return _joined(url, element.get("href")) or url
    return url


def _title(root: etree._Element) -> str | None:
    """The site's name where the page says it, else the page's title."""
    for element in _elements(root, "meta"):
        if (element.get("property") or "").lower() == "og:site_name" and element.get("content"):
            return one_line(element.get("content"))
    for element in _elements(root, "title"):
        return one_line(element.text or "")
    return None


def _declared(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Links of the head by their relation: "alternate" with a feed's type, or "feed"."""
    types = load_places().types
    for element in _elements(root, "link"):
        relations = (element.get("rel") or "").lower().split()
        kind = (element.get("type") or "").partition(";")[0].strip().lower()
        is_feed = "feed" in relations or ("alternate" in relations and kind in types)
        if is_feed and element.get("href"):
            yield element.get("href"), element.get("title") or ""


def _linked(root: etree._Element, base: str) -> Iterator[tuple[str, str]]:
    """Visible links whose address or words look like a feed's."""
    for element in _elements(root, "a"):
        href = element.get("href")
        if not href or _NO_FEED.search(href.partition("?")[0]):
            continue
        label = " ".join(filter(None, (_text(element), element.get("title"))))
        says_so = bool(_FEED_TEXT.search(label))
        if says_so or (_looks_like_feed(href) and _same_site(_joined(base, href), base)):
            yield href, label


def _looks_like_feed(href: str) -> bool:
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return False
    return bool(_FEED_ADDRESS.search(f"{parts.path}?{parts.query}".rstrip("?")))


def _same_site(url: str | None, base: str) -> bool:
    """Whether two addresses share the last two labels of their hosts (feeds.daily.example)."""
    if url is None:
        return False
    mine, theirs = urlsplit(base).hostname or "", urlsplit(url).hostname or ""
    return mine.split(".")[-2:] == theirs.split(".")[-2:]


def _text(element: etree._Element) -> str:
    """The words of a link and the names of the pictures in it, up to some hundred characters."""
    parts: list[str] = []
    for count, inner in enumerate(element.iter()):
        if count > 20:
            break
        parts += [inner.text or "", inner.get("alt") or ""]
    return " ".join(" ".join(parts)[:500].split())


def _unique(pairs: Iterable[tuple[str, str]], base: str, via: Via) -> tuple[Candidate, ...]:
    found: dict[str, Candidate] = {}
    for href, title in pairs:
        url = _joined(base, href)
        if url is None or is_of_comments(url, title):
            continue
        found.setdefault(url, Candidate(url, one_line(title), via))
        if len(found) >= MOST_CANDIDATES:
            break
    return tuple(found.values())


def _joined(base: str, href: str | None) -> str | None:
    """The absolute address of a link, as feeds are kept; "feed:" stands in for the web's own."""
    written = (href or "").strip()
    if written.lower().startswith("feed:"):
        rest = written[5:]
        written = "http:" + rest if rest.startswith("//") else rest
    try:
        url = web_url(urljoin(base, written))
    except ValueError:
        return None
    return feed_address(url) if url else None
