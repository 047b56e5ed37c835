"""Polling feeds over HTTP: what came of each, parsed in a process that can be killed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import anyio

from extractors.records import ParsedFeed
from flows.errors import FetchError
from flows.feeds.checking import Looker
from flows.feeds.lost import FeedLost, Lost
from flows.feeds.sources import Link, with_own_ids
from flows.web.fetching import Fetched, Wanted, Web, fetch
from flows.workers.isolation import Workers


@dataclass(frozen=True, slots=True)
class Polled:
    """What polling one feed gave. `answer` is None where none came, its body is not kept.

    `feed` is None where the server said that nothing has changed, or where nothing could be read;
    `error` says why, or what of it could not be read.
    """

    wanted: Wanted
    answer: Fetched | None
    feed: ParsedFeed | None
    error: FetchError | None

    @property
    def url(self) -> str:
        """The feed's address as it is on file."""
        return self.wanted.url

    @property
    def pushed(self) -> bool:
        """Whether the feed's hub has pushed it: it came, though its server was not asked."""
        return self.answer is None and self.feed is not None

    @property
    def succeeded(self) -> bool:
        """Whether the feed is well: unchanged, or read, if only in part."""
        return self.error is None or bool(self.feed and self.feed.entries)


async def poll(web: Web, wanted: Sequence[Wanted], workers: Workers) -> list[Polled]:
    """Fetch feeds, conditionally where they have validators, and parse what has changed.

    Each is parsed as soon as it comes, so that few bodies are held at once.
    """
    polled: dict[int, Polled] = {}

    async def one(position: int) -> None:
        polled[position] = await poll_one(web, wanted[position], workers)

    async with anyio.create_task_group() as group:
        for position in range(len(wanted)):
            group.start_soon(one, position)
    return [polled[position] for position in range(len(wanted))]


async def poll_one(web: Web, wanted: Wanted, workers: Workers) -> Polled:
    """Fetch one feed and parse it."""
    try:
        answer = await fetch(web, wanted)
    except FetchError as failed:
        return Polled(wanted, None, None, failed)
    if answer.status == 304:
        return Polled(wanted, answer, None, None)
    lost: list[Lost] = []
    feed = await Looker(web, workers, lost.append).feed(answer, wanted.url)
    return Polled(wanted, replace(answer, body=b""), feed, error_of(wanted.url, feed, lost))


def error_of(url: str, feed: ParsedFeed, lost: Sequence[Lost]) -> FetchError | None:
    """What was wrong with a feed that came; `lost` is what of it killed its parser."""
    if not feed.error:
        return None
    problem = feed.error.removeprefix(f"{url}: ")
    if lost:
        return FeedLost(url, problem, lost)
    return FetchError(url, problem, "check that the address is a feed's", "feed")


def links_of(polled: Iterable[Polled]) -> list[Link]:
    """The entries of all feeds that have an address; an id that two of them share names neither."""
    return [
        Link(one.url, entry, entry.publisher or one.feed.title)
        for one in polled
        if one.feed
        for entry in with_own_ids(one.feed.entries)
        if entry.url
    ]
