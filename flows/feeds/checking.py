"""Looking at feeds now: what each holds, without remembering anything of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import anyio

from extractors.feeds import parse_feed
from extractors.feeds.hublinks import HubLinks, header_links, hub_links
from extractors.feeds.parse import without_future
from extractors.records import ParsedFeed
from flows.errors import FetchError
from flows.feeds.lost import Lost, lost_at
from flows.feeds.sitemaps import whole
from flows.web.fetching import Fetched, Wanted, Web, fetch, fetch_all
from flows.workers.isolation import IsolationError, Workers, WorkersGone


@dataclass(frozen=True, slots=True)
class Looker:
    """What looking at feeds needs of the world; `lose` is given what kills or breaks the parser."""

    web: Web
    workers: Workers
    lose: Callable[[Lost], None] = lambda lost: None

    async def parsed(self, body: bytes, url: str) -> ParsedFeed:
        """The bytes as a feed; what hangs or crashes the parser is an error of the feed."""
        try:
            future = self.workers.submit(parse_feed, body, url)
            return await anyio.to_thread.run_sync(self.workers.outcome, future)
        except IsolationError as killed:
            self.lose(lost_at(url, body, str(killed)))
            return ParsedFeed(None, (), f"{url}: {killed}")
        except WorkersGone as gone:  # no fault of the feed
            return ParsedFeed(None, (), f"{url}: {gone}")

    async def feed(self, answer: Fetched, url: str) -> ParsedFeed:
        """The answer as a feed, the sitemaps that it names included."""
        return await self.read(answer.body, url)

    async def read(self, body: bytes, url: str) -> ParsedFeed:
        """The bytes as a feed, the sitemaps that it names included."""
        feed = await whole(await self.parsed(body, url), url, self._parts)
        return without_future(feed, self.web.clock())

    async def _parts(self, urls: Sequence[str]) -> list[ParsedFeed]:
        answers = await fetch_all(self.web, [Wanted(url) for url in urls])
        return [
            ParsedFeed(None, (), str(answer))
            if isinstance(answer, FetchError)
            else await self.parsed(answer.body, url)
            for url, answer in zip(urls, answers, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at one feed gave. `error` says why nothing, or not all, could be read."""

    url: str
    title: str | None = None
    entries: int = 0
    newest: date | None = None
    pushed: HubLinks = HubLinks()  # noqa: RUF009 - frozen
    moved: str | None = None
    error: str | None = None


async def look_at(urls: Sequence[str], looker: Looker) -> list[Look]:
    """Fetch and parse feeds now; one look each, in order."""
    looks: dict[int, Look] = {}

    async def one(position: int, url: str) -> None:
        looks[position] = await _look(url, looker)

    async with anyio.create_task_group() as group:
        for position, url in enumerate(urls):
            group.start_soon(one, position, url)
    return [looks[position] for position in range(len(urls))]


async def _look(url: str, looker: Looker) -> Look:
    try:
        answer = await fetch(looker.web, Wanted(url))
    except FetchError as error:
        return Look(url, error=str(error).removeprefix(f"{url}: "))
    feed = await looker.feed(answer, url)
    return Look(
        url,
        title=feed.title,
        entries=len(feed.entries),
        newest=newest_of(feed),
        pushed=pushed_by(answer, feed),
        moved=answer.moved,
        error=feed.error.removeprefix(f"{url}: ") if feed.error else None,
    )


def pushed_by(answer: Fetched, feed: ParsedFeed) -> HubLinks:
    """Where the feed says that it is pushed from: the answer's headers come before its own links
    (WebSub, section 4)."""
    said = hub_links(header_links(answer.links), answer.url)
    return HubLinks(said.hubs or feed.hubs, said.topic or feed.topic)


def newest_of(feed: ParsedFeed) -> date | None:
    """The moment of the newest entry that has one."""
    moments = [entry.published for entry in feed.entries if entry.published]
    return max(moments, key=_instant, default=None)


def _instant(moment: date) -> float:
    if isinstance(moment, datetime):
        return moment.timestamp()
    return datetime.combine(moment, time(), UTC).timestamp()
