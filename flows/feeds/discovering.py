"""Finding the feed behind an address, over the web: fetched politely, read in isolation.

An address is a feed's own, or a site's. Of a site, what its page declares is tried first; what it
links to, the usual places and its sitemaps only where that gives nothing, so that a site which
says where its feed is gets a handful of requests.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import anyio

from extractors.addresses import feed_address
from extractors.errors import InputError
from extractors.feeds.discovery import (
    Candidate,
    Found,
    is_of_comments,
    main_first,
    sitemap_places,
    usual_places,
)
from extractors.feeds.sitepage import SitePage, read_site_page
from extractors.records import ParsedFeed
from flows.errors import FetchError, SourceError
from flows.feeds.checking import Looker
from flows.web.fetching import Fetched, Wanted, fetch, fetch_all
from flows.workers.isolation import IsolationError, WorkersGone

MOST_PROBES = 12  # candidates of one kind that are fetched
MOST_LISTS = 2  # pages of a site's feeds that are looked into
PRELOAD = ("extractors.feeds", "extractors.feeds.sitepage")  # what workers import for discovery

_HTML = re.compile(rb"<(?:!doctype html|html|head|body|title|meta|link|a)[\s>]", re.I)


@dataclass(frozen=True, slots=True)
class Discovery:
    """What lies behind an address: its feed, other feeds of the site, or why there is none."""

    asked: str
    chosen: Found | None = None
    others: tuple[Found, ...] = ()
    error: InputError | None = None


@dataclass(slots=True)
class _Search:
    """The state of one search: what was tried, what was found, pages that may list feeds."""

    asked: str
    looker: Looker
    tried: set[str] = field(default_factory=set)
    lists: list[Fetched] = field(default_factory=list)

    async def probe(self, candidates: Sequence[Candidate]) -> list[Found]:
        """Fetch candidates that were not tried yet; those that are feeds, in order, each once."""
        fresh = [c for c in candidates if c.url not in self.tried][:MOST_PROBES]
        self.tried.update(c.url for c in fresh)
        answers = await fetch_all(self.looker.web, [Wanted(c.url) for c in fresh])
        found: dict[str, Found] = {}
        for candidate, answer in zip(fresh, answers, strict=True):
            one = await self._found(candidate, answer)
            if one is not None:
                found.setdefault(one.url, one)
        return list(found.values())

    async def probe_in_turn(self, candidates: Sequence[Candidate]) -> list[Found]:
        """Fetch one after the other until one is a feed: most of the usual places are empty."""
        for candidate in candidates[:MOST_PROBES]:
            if found := await self.probe([candidate]):
                return found
        return []

    async def _found(self, candidate: Candidate, answer: Fetched | FetchError) -> Found | None:
        if isinstance(answer, FetchError):
            return None
        feed = await self.looker.feed(answer, candidate.url)
        if _is_feed(feed):
            candidate = replace(candidate, url=_settled(answer, candidate.url))
            return Found(candidate, feed) if _is_wanted(candidate, feed) else None
        if candidate.via == "linked" and _HTML.search(answer.body[:2_000]):
            self.lists.append(answer)
        return None


def _settled(answer: Fetched, url: str) -> str:
    """The address to keep: that of a permanent redirect, since a feed was found there."""
    return feed_address(answer.moved) if answer.moved else url


def _is_wanted(candidate: Candidate, feed: ParsedFeed) -> bool:
    """Whether a feed is one of news: not of comments, and no sitemap of timeless pages."""
    if is_of_comments(candidate.url, feed.title):
        return False
    dated = any(entry.published for entry in feed.entries)
    return candidate.via != "sitemap" or dated


async def discover(asked: str, looker: Looker) -> Discovery:
    """The feed behind an address, and other feeds of its site."""
    try:
        answer = await fetch(looker.web, Wanted(asked))
    except FetchError as error:
        return Discovery(asked, error=error)
    feed = await looker.feed(answer, asked)
    if _is_feed(feed):
        given = Candidate(_settled(answer, asked), None, "given")
        return Discovery(asked, Found(given, feed))
    if not _HTML.search(answer.body[:5_000]):
        problem = (feed.error or "is no feed").removeprefix(f"{asked}: ")
        return Discovery(asked, error=SourceError(asked, problem, "give the feed's own address"))
    return await _of_site(asked, answer, looker)


async def _of_site(asked: str, answer: Fetched, looker: Looker) -> Discovery:
    page = await _page(answer, looker)
    search = _Search(asked, looker, tried={asked, feed_address(answer.url)})
    found = (
        await search.probe(page.declared)
        or await search.probe(page.linked)
        or await _of_lists(search)
        or await search.probe_in_turn(usual_places(answer.url))
        or await _of_sitemaps(search, answer.url)
    )
    if not found:
        problem = "is a page behind which no feed was found"
        mend = "give the feed's own address"
        return Discovery(asked, error=SourceError(asked, problem, mend))
    first, *others = main_first(found, answer.url, page.title)
    return Discovery(asked, first, tuple(others))


async def _page(answer: Fetched, looker: Looker) -> SitePage:
    """The answer as a site's page; empty where it cannot be read."""
    try:
        future = looker.workers.submit(read_site_page, answer.body, answer.url)
        return await anyio.to_thread.run_sync(looker.workers.outcome, future)
    except (IsolationError, WorkersGone):
        return SitePage(None, (), ())


async def _of_lists(search: _Search) -> list[Found]:
    """The feeds of pages that the site's page links to as its feeds."""
    for answer in search.lists[:MOST_LISTS]:
        page = await _page(answer, search.looker)
        if found := await search.probe((*page.linked, *page.declared)):
            return found
    return []


async def _of_sitemaps(search: _Search, site: str) -> list[Found]:
    """The site's news sitemap, by robots.txt or at the usual places."""
    (robots,) = await fetch_all(search.looker.web, [Wanted(_robots(site))])
    text = "" if isinstance(robots, FetchError) else robots.body.decode("utf-8", "replace")
    return await search.probe_in_turn(sitemap_places(site, text))


def _robots(site: str) -> str:
    scheme, _, rest = site.partition("://")
    return f"{scheme}://{rest.partition('/')[0].partition('?')[0]}/robots.txt"


def _is_feed(feed: ParsedFeed) -> bool:
    """Whether bytes are a feed, maybe an empty one, or one that breaks off."""
    return feed.error is None or bool(feed.entries) or bool(feed.parts)
