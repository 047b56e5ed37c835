"""What a run keeps in the warehouse when it is back: feeds, their entries, missed pages, hosts.

A run that is killed before asks again for what was not kept; what it had stored is known by its
address.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import duckdb

from flows.feeds.gathering_pages import Gathered
from flows.feeds.health import Moment, after_poll, told
from flows.feeds.hub_notes import after_push, notes_of, paced
from flows.feeds.missed import after_visit
from flows.feeds.news import News, news_of
from flows.feeds.polling import Polled
from flows.feeds.visiting_pages import Visit
from flows.web.logins import logins_path, move_login
from flows.web.robots import Robots
from flows.world import World
from warehouse.file.connection import writing
from warehouse.memory.feeds import all_feeds, known_urls, move_feed, save_entries, save_feeds
from warehouse.memory.hosts import HostMemory, hosts_of, save_holds, save_hosts
from warehouse.memory.leases import Lease, all_leases, save_hub_notes
from warehouse.memory.pages import missed_pages, save_pages
from warehouse.records import Feed


def remember(gathered: Gathered, world: World) -> tuple[str, ...]:
    """Keep what came of a run once all that it brought is stored.

    What an editor should know of it comes back as lines: feeds that are gone, moved or silent,
    pages that were left out. To be called after `gathered.pages` has been read to its end.
    """
    if not gathered.polled and not gathered.visits:
        return ()
    path = world.settings.warehouse
    with writing(path, world.patience) as connection:
        save_hub_notes(connection, notes_of(gathered.polled, world.clock()))
        lines = _keep_feeds(connection, gathered, world)
        _keep_pages(connection, gathered.visits, world)
        keep_hosts(connection, gathered.robots, world)
        world.pace.owed = True
        world.pace.settle(connection, path, world.reach)
    return (*map(str, gathered.put_off), *lines, *_left_out(gathered.visits))


@dataclass(frozen=True, slots=True)
class _Change:
    """A feed before and after a poll, and what was new in it."""

    before: Feed
    after: Feed
    news: News


def _keep_feeds(
    connection: duckdb.DuckDBPyConnection, gathered: Gathered, world: World
) -> list[str]:
    listed = {feed.url: feed for feed in all_feeds(connection)}
    # A feed that was taken off the list meanwhile stays off.
    known = {feed.url: feed for feed in gathered.recalled.feeds if feed.last_poll is None} | listed
    entries = gathered.recalled.entries
    leases = {lease.feed: lease for lease in all_leases(connection)}
    changes = [
        _change(known[polled.url], polled, entries.get(polled.url), leases, world)
        for polled in gathered.polled
        if polled.url in known
    ]
    save_feeds(connection, (replace(c.after, url=c.before.url) for c in changes))
    seen = {c.before.url: c.news.listed for c in changes if c.news.listed is not None}
    save_entries(connection, seen)
    for change in changes:
        if change.after.url != change.before.url:
            move_feed(connection, change.before.url, change.after)
            logins = logins_path(world.settings.warehouse)
            move_login(logins, change.before.url, change.after.url)
    return [line for change in changes if (line := told(change.before, change.after))]


def _change(
    feed: Feed,
    polled: Polled,
    before: frozenset[int] | None,
    leases: Mapping[str, Lease],
    world: World,
) -> _Change:
    now = world.clock()
    news = News()
    if polled.feed is not None and polled.succeeded:
        news = news_of(feed, polled.feed.entries, before, now)
    if polled.pushed:
        return _Change(feed, after_push(feed, polled, news, now), news)
    after = after_poll(feed, polled, news, Moment(now, world.chance()))
    return _Change(feed, paced(after, leases.get(feed.url), now), news)


def _keep_pages(
    connection: duckdb.DuckDBPyConnection, visits: Sequence[Visit], world: World
) -> None:
    urls = [visit.url for visit in visits]
    read = known_urls(connection, urls)
    before = missed_pages(connection, urls)
    at = Moment(world.clock(), world.chance())
    missed = [after_visit(v, before.get(v.url), at) for v in visits if v.url not in read]
    save_pages(connection, missed, read)


def keep_hosts(
    connection: duckdb.DuckDBPyConnection, robots: Mapping[str, Robots], world: World
) -> None:
    """The robots.txt that were fetched, and the moments that hosts have named."""
    known = hosts_of(connection, robots)
    save_hosts(
        connection,
        (_with_robots(known.get(o, HostMemory(o)), found) for o, found in robots.items()),
    )
    save_holds(connection, world.hosts.held(world.clock()))


def _with_robots(host: HostMemory, robots: Robots) -> HostMemory:
    return replace(
        host,
        robots=robots.text,
        robots_state=robots.state,
        robots_since=robots.since,
        robots_expires=robots.expires,
    )


def _left_out(visits: Iterable[Visit]) -> list[str]:
    """One line for each feed and reason why pages were left out though nothing failed."""
    counts: dict[tuple[str, str], int] = {}
    for visit in visits:
        if visit.left_out:
            key = (visit.link.feed, visit.left_out)
            counts[key] = counts.get(key, 0) + 1
    return [f"{feed}: pages left out: {n} ({why})" for (feed, why), n in counts.items()]
