"""Sources to pages: what lies on disk at once, what is on the web polled and fetched.

Pages are fetched a portion at a time as they are taken, so that few are held at once.
"""

from collections import deque
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import chain

import anyio

from extractors.records import Page, ParsedFeed
from flows.errors import FetchError
from flows.feeds.polling import Polled, links_of, poll
from flows.feeds.recalling import Fresh, Recalled, fresh_of, recall_due, recall_named
from flows.feeds.schedule import full_due
from flows.feeds.sorting_sources import Found, Item, sort_sources
from flows.feeds.sources import Link, Source
from flows.feeds.visiting_pages import Visit, visit
from flows.web.doors import Doors
from flows.web.fetching import Wanted, Web
from flows.web.hosts import Turns, origin_of
from flows.web.robots import Robots
from flows.web.transport import new_client
from flows.workers.batches import batches
from flows.world import World
from warehouse.records import Feed

AT_A_TIME = 32  # pages fetched before the first of them are handed on
NAMED_PATIENCE = timedelta(minutes=10)  # that turns of hosts are waited for where a user waits
DUE_PATIENCE = timedelta(seconds=20)  # and where the next run comes in a minute


@dataclass(slots=True)
class Gathered:
    """Pages, read or fetched as they are taken, and what polling the feeds gave.

    `visits` and `robots` grow as `pages` is read: what became of each page that was asked for, and
    the robots.txt that were fetched for it. `put_off` are feeds that a user named and that are not
    to be asked yet.
    """

    pages: Iterator[Item]
    recalled: Recalled = field(default_factory=Recalled)
    polled: tuple[Polled, ...] = ()
    visits: list[Visit] = field(default_factory=list)
    robots: dict[str, Robots] = field(default_factory=dict)
    put_off: tuple[FetchError, ...] = ()


def gather(names: Sequence[str], world: World) -> Gathered:
    """The pages of all sources; a source that cannot be used is an error among them.

    Feeds are polled whether they are due or not, but never before a Retry-After.
    """
    return gather_found(sort_sources(names, world.workers), names, world)


def gather_found(found: Found, names: Sequence[str], world: World) -> Gathered:
    """`gather` for sources that are sorted already."""
    if not found.goes_out:
        return Gathered(chain(*found.local))
    recalled = recall_named(world, found.feeds, names)
    gathered = _gathered(found, recalled, world, NAMED_PATIENCE)
    errors = (one.error for one in gathered.polled)
    gathered.put_off = tuple(error for error in errors if error and error.kind == "wait")
    return gathered


def gather_due(world: World) -> Gathered:
    """The pages of all feeds that are due, listed or named in the settings, and pages that wait."""
    found = sort_sources(world.settings.feeds, world.workers)
    return _gathered(found, recall_due(world, found.feeds), world, DUE_PATIENCE)


def gather_pushed(polled: Sequence[Polled], world: World) -> Gathered:
    """The pages of feeds that their hubs have pushed, as if they had been polled."""
    recalled = recall_named(world, [one.url for one in polled], ())
    return _followed(Found(), recalled, polled, world, DUE_PATIENCE)


def gather_read(page: Page, feed: ParsedFeed, world: World) -> Gathered:
    """The pages of a feed that was kept as `page`, once its bytes could be read.

    What is remembered of the feed itself is left to its next poll.
    """
    found = Found()
    if page.url is None:
        found.take(Source(page.id, "feed"), feed)
    else:
        found.links += links_of([Polled(Wanted(page.feed or page.url), None, feed, None)])
    return _followed(found, recall_named(world, (), ()), (), world, NAMED_PATIENCE)


def _gathered(found: Found, recalled: Recalled, world: World, patience: timedelta) -> Gathered:
    if not recalled.feeds and not recalled.waiting and not found.links:
        return Gathered(chain(*found.local), recalled)
    polled = anyio.run(_poll, recalled.feeds, world, patience)
    return _followed(found, recalled, polled, world, patience)


def _followed(
    found: Found, recalled: Recalled, polled: Sequence[Polled], world: World, patience: timedelta
) -> Gathered:
    fresh = fresh_of(world, recalled, [*found.links, *links_of(polled)])
    gathered = Gathered(iter(()), recalled, tuple(polled))
    errors = [one.error for one in polled if one.error and one.error.kind != "wait"]
    pages = _pages(gathered, fresh, world, patience)
    gathered.pages = chain(*found.local, errors, pages)
    return gathered


@asynccontextmanager
async def going_out(world: World, deadline: datetime) -> AsyncIterator[Web]:
    """A client with the hosts' turns, of which none is waited for much beyond the deadline."""
    settings = world.settings
    async with new_client(settings.guard, settings.user_agent) as client:
        turns = Turns(world.hosts, world.clock, world.sleep, deadline)
        yield Web(client, turns, world.clock, world.seconds, settings.logins)


async def _poll(feeds: Sequence[Feed], world: World, patience: timedelta) -> list[Polled]:
    now = world.clock()
    async with going_out(world, now + patience) as web:
        return await poll(web, [wanted_of(feed, now) for feed in feeds], world.workers)


def wanted_of(feed: Feed, now: datetime) -> Wanted:
    """How a feed is asked: conditionally where that is possible, in full now and then."""
    if full_due(feed, now):
        return Wanted(feed.url, not_before=feed.not_before)
    return Wanted(
        feed.url, feed.etag, feed.last_modified, feed.not_before, validated=feed.validated
    )


def _pages(gathered: Gathered, fresh: Fresh, world: World, patience: timedelta) -> Iterator[Item]:
    """Fetch portion by portion; what was left out on purpose is no error."""
    deadline = world.clock() + patience
    links = in_turns(fresh.links)
    robots = dict(fresh.robots)
    for some in batches(links, AT_A_TIME):
        visits, asked = anyio.run(_visit, some, robots, world, deadline)
        robots.update(asked)
        gathered.robots.update(asked)
        gathered.visits += (replace(one, page=None) for one in visits)
        for one in visits:
            if one.page:
                yield one.page
            elif one.error and not one.left_out:
                yield one.error


async def _visit(
    links: Sequence[Link], robots: Mapping[str, Robots], world: World, deadline: datetime
) -> tuple[list[Visit], dict[str, Robots]]:
    async with going_out(world, deadline) as web:
        doors = Doors(web, world.workers, robots)
        return await visit(web, doors, links), doors.asked


def in_turns(links: Iterable[Link]) -> Iterator[Link]:
    """The links so that hosts take turns: each portion asks many hosts, and none for long."""
    hosts: dict[str, deque[Link]] = {}
    for link in links:
        hosts.setdefault(origin_of(link.entry.url or ""), deque()).append(link)
    while hosts:
        for origin in list(hosts):
            yield hosts[origin].popleft()
            if not hosts[origin]:
                del hosts[origin]
