"""The feeds behind a site's address: what its page declares, links to, and where feeds usually are.

Nothing is fetched here. Candidates come out best first; whether one is a feed shows when it is
read, and `main_first` then says which of several is the site's own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import urljoin, urlsplit

from extractors.addresses import feed_address
from extractors.feeds.values import web_url
from extractors.records import ParsedFeed
from extractors.tables import blocks

Via = Literal["given", "declared", "linked", "usual", "sitemap"]

_ORDER: tuple[Via, ...] = ("given", "declared", "linked", "usual", "sitemap")
_WORD = re.compile(r"[^\W_]{1,60}")
_SITEMAP_LINE = re.compile(r"^[ \t]{0,20}sitemap[ \t]{0,20}:[ \t]{0,20}(\S{1,2000})", re.I | re.M)
_NEWS = re.compile(r"news|google|latest", re.I)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address at which there may be a feed. `title` is what the page calls it."""

    url: str
    title: str | None
    via: Via


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate that was read and is a feed."""

    candidate: Candidate
    feed: ParsedFeed

    @property
    def url(self) -> str:
        """The feed's address."""
        return self.candidate.url

    @property
    def title(self) -> str | None:
        """The feed's own title, else what the page calls it."""
        return self.feed.title or self.candidate.title


@dataclass(frozen=True, slots=True)
class FeedPlaces:
    """The lexicon of data/feed_places.txt, by kind, in its order."""

    types: tuple[str, ...]
    paths: tuple[str, ...]
    sitemaps: tuple[str, ...]
    comments: frozenset[str]
    general: frozenset[str]


@cache
def load_places() -> FeedPlaces:
    """The lexicon, read once."""
    words = blocks("extractors.feeds", "feed_places.txt")
    return FeedPlaces(
        words["type"],
        words["path"],
        words["sitemap"],
        frozenset(words["comments"]),
        frozenset(words["general"]),
    )


def usual_places(site: str) -> list[Candidate]:
    """Where feeds usually are, below the site's root."""
    paths = load_places().paths
    return [Candidate(feed_address(urljoin(site, path)), None, "usual") for path in paths]


def sitemap_places(site: str, robots: str) -> list[Candidate]:
    """The sitemaps of a robots.txt (https://www.sitemaps.org/protocol.html#submit_robots).

    Those that are news' by name come first, then the usual places of those, then the others.
    """
    named = [urljoin(site, address) for address in _SITEMAP_LINE.findall(robots[:500_000])]
    usual = [urljoin(site, path) for path in load_places().sitemaps]
    of_news = [address for address in named if _NEWS.search(urlsplit(address).path)]
    urls = [web_url(url) for url in (*of_news, *usual, *named)]
    unique = dict.fromkeys(feed_address(url) for url in urls if url)
    return [Candidate(url, None, "sitemap") for url in unique]


def is_of_comments(url: str, title: str | None) -> bool:
    """Whether a feed is one of readers' comments, by its title or address.

    The plural only: "Comment" heads a newspaper's opinion pages.
    """
    words = {word.lower() for word in _words(title)} | set(_address_words(url))
    return not words.isdisjoint(load_places().comments)


def main_first(found: Sequence[Found], asked: str, site_title: str | None) -> list[Found]:
    """Feeds in the order in which they stand for the address that was asked for.

    A feed that says it belongs to just that page comes first, so that a section's address gives
    the section's feed; then those whose title and address name no section.
    """
    page = feed_address(asked).rstrip("/")
    known = {word.lower() for word in _words(site_title)} | _host_words(page)

    def rank(one: Found) -> tuple[bool, int, bool, int]:
        home = feed_address(one.feed.site).rstrip("/") if one.feed.site else None
        belongs = home is not None and _without_scheme(home) == _without_scheme(page)
        via = _ORDER.index(one.candidate.via)
        return (not one.feed.entries, via, not belongs, _special(one, known))

    return sorted(found, key=rank)


def _special(one: Found, known: set[str]) -> int:
    """How many words name a section: those of address and title that neither the site's name nor
    every feed has. Of the page's title for the feed and the feed's own the plainer one counts."""
    titles = [title for title in (one.candidate.title, one.feed.title) if title]
    by_title = [_unknown({word.lower() for word in _words(title)}, known) for title in titles]
    return _unknown(set(_address_words(one.url)), known) + min(by_title, default=0)


def _unknown(words: set[str], known: set[str]) -> int:
    rest = words - known - load_places().general
    return sum(not word.isdigit() and bool(word) for word in rest)


def _words(text: str | None) -> list[str]:
    return _WORD.findall(text or "")


def _address_words(url: str) -> list[str]:
    """The words of path and query; "comments-rss2" is one, as publishing systems write it."""
    parts = urlsplit(url)
    text = f"{parts.path} {parts.query}".lower()
    return [*re.split(r"[/&=?.\s]+", text.strip("/")), *_WORD.findall(text)]


def _host_words(url: str) -> set[str]:
    return {word.lower() for word in _words(urlsplit(url).hostname)}


def _without_scheme(url: str) -> str:
    return url.partition("://")[2].removeprefix("www.")
