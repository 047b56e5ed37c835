"""What a run asks the warehouse before it goes out.

The warehouse is opened for each question and closed again; nothing is fetched meanwhile.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

import duckdb

from extractors.addresses import feed_address
from flows.feeds.sources import Link
from flows.web.hosts import origin_of
from flows.web.logins import keep_logins, logins_path, parted
from flows.web.robots import Robots, RobotsState
from flows.world import World
from warehouse.file.connection import writing
from warehouse.memory.feeds import all_feeds, due_feeds, entries_of, known_urls, move_feed
from warehouse.memory.hosts import HostMemory, holds, hosts_of, save_holds
from warehouse.memory.pages import MissedPage, due_pages, missed_pages
from warehouse.records import Feed

MOST_PAGES = 500  # waiting pages that one run asks for again


@dataclass(frozen=True, slots=True)
class Recalled:
    """The feeds to be polled now, the keys of the entries that each has listed, waiting pages."""

    feeds: tuple[Feed, ...] = ()
    entries: Mapping[str, frozenset[int]] = field(default_factory=dict)
    waiting: tuple[MissedPage, ...] = ()

    @property
    def links(self) -> list[Link]:
        """The waiting pages as links."""
        return [Link(page.feed, page.entry, page.publisher, page.failures) for page in self.waiting]


@dataclass(frozen=True, slots=True)
class Fresh:
    """Links whose pages are to be asked for now, and the robots.txt that are known."""

    links: tuple[Link, ...]
    robots: Mapping[str, Robots]


def recall_named(world: World, urls: Sequence[str], sources: Iterable[str]) -> Recalled:
    """Feeds that a user has named, due or not, and what waits of those `sources`.

    A feed that has moved is found by its old addresses, too.
    """
    now = world.clock()
    with writing(world.settings.warehouse, world.patience) as connection:
        known = _by_address(_listed(connection, world))
        named = [known.get(url) or Feed(url, added=now) for url in map(feed_address, urls)]
        feeds = {feed.url: feed for feed in named}
        mine = {*sources, *feeds}
        return _recalled(connection, tuple(feeds.values()), world, lambda page: page.feed in mine)


def recall_due(world: World, urls: Sequence[str]) -> Recalled:
    """Listed feeds that are due, those of the settings (`urls`) that are not listed yet, and all
    pages that wait."""
    now = world.clock()
    with writing(world.settings.warehouse, world.patience) as connection:
        known = _by_address(_listed(connection, world))
        addresses = dict.fromkeys(map(feed_address, urls))
        new = [Feed(url, added=now) for url in addresses if url not in known]
        return _recalled(connection, (*due_feeds(connection, now), *new), world, lambda page: True)


def fresh_of(world: World, recalled: Recalled, links: Sequence[Link]) -> Fresh:
    """The pages that wait, and those of some links that were neither read nor tried yet.

    What hosts have asked for meanwhile is kept at once: it holds though the run is killed.
    """
    linked = {link.entry.url: link for link in links if link.entry.url}
    with writing(world.settings.warehouse, world.patience) as connection:
        known = known_urls(connection, linked) | missed_pages(connection, linked).keys()
        fresh = (link for url, link in linked.items() if url not in known)
        waiting = (_with_entry(link, linked.get(link.entry.url or "")) for link in recalled.links)
        asked = (*waiting, *fresh)
        hosts = hosts_of(connection, (origin_of(link.entry.url or "") for link in asked))
        save_holds(connection, world.hosts.held(world.clock()))
    robots = {origin: found for origin, host in hosts.items() if (found := robots_known(host))}
    return Fresh(asked, robots)


def _with_entry(link: Link, listed: Link | None) -> Link:
    """A page that waits, with what its feed now says of it: what is kept holds no full text."""
    return replace(link, entry=listed.entry) if listed else link


def _listed(connection: duckdb.DuckDBPyConnection, world: World) -> list[Feed]:
    """The list; logins that an older version kept in it go to the file beside the warehouse."""
    feeds = all_feeds(connection)
    urls, logins = parted(feed.url for feed in feeds)
    if not logins:
        return feeds
    keep_logins(logins_path(world.settings.warehouse), logins)
    for feed, url in zip(feeds, urls, strict=True):
        if feed.url != url:
            move_feed(connection, feed.url, replace(feed, url=url))
    return all_feeds(connection)


def _by_address(feeds: Iterable[Feed]) -> dict[str, Feed]:
    """Feeds by address, old ones included."""
    found = {}
    for feed in feeds:
        found.update(dict.fromkeys(feed.previous, feed))
    return found | {feed.url: feed for feed in feeds}


def _recalled(
    connection: duckdb.DuckDBPyConnection,
    feeds: tuple[Feed, ...],
    world: World,
    mine: Callable[[MissedPage], bool],
) -> Recalled:
    now = world.clock()
    for origin, until in holds(connection, now).items():
        world.hosts.hold(origin, until)
    entries = entries_of(connection, [feed.url for feed in feeds])
    waiting = tuple(filter(mine, due_pages(connection, now, MOST_PAGES)))
    return Recalled(feeds, entries, waiting)


def robots_known(host: HostMemory) -> Robots | None:
    """The robots.txt of a host as it is remembered; None where none was asked for yet."""
    if host.robots_state is None or host.robots_since is None or host.robots_expires is None:
        return None
    state = cast(RobotsState, host.robots_state)
    return Robots(host.origin, state, host.robots, host.robots_since, host.robots_expires)
