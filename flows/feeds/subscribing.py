"""The list of feeds: what is on it, what is added, what is taken off. Nothing is fetched here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from extractors.addresses import apart, feed_address
from extractors.feeds.opml import Subscription, Unusable, read_opml
from flows.web.logins import Logins, drop_logins, keep_logins, logins_path, parted
from warehouse.file.connection import Patience, writing
from warehouse.file.query import ask
from warehouse.file.snapshot import publish
from warehouse.file.sqlfiles import sql
from warehouse.memory.feeds import add_feeds, all_feeds, remove_feeds
from warehouse.memory.leases import drop_hub_notes
from warehouse.memory.listings import Listing, all_listings, drop_listings, save_listings
from warehouse.records import Answer, Feed

State = Literal["added", "known", "unusable"]


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one feed that was to be put on the list.

    `url` is the address that stands on the list, `note` why it is known or unusable; `line` is that
    of an imported file, from 1.
    """

    state: State
    url: str | None
    title: str | None
    note: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """The warehouse whose list it is, how long to wait for it, and the time."""

    path: Path
    patience: Patience
    now: datetime


def add(subscriptions: Sequence[Subscription | Unusable], desk: Desk) -> list[Line]:
    """Put feeds on the list; one line each, in order. What is on the list stays as it is.

    A login in an address is kept beside the warehouse.
    """
    keep_logins(logins_path(desk.path), _logins(subscriptions))
    with writing(desk.path, desk.patience) as connection:
        known = _known(all_feeds(connection))
        lines = [_line(subscription, known) for subscription in subscriptions]
        new = {
            line.url: subscription
            for line, subscription in zip(lines, subscriptions, strict=True)
            if line.state == "added" and line.url and isinstance(subscription, Subscription)
        }
        if new:
            listings = [_listing(url, subscription) for url, subscription in new.items()]
            add_feeds(connection, [Feed(one.url, one.title, added=desk.now) for one in listings])
            save_listings(connection, listings)
            publish(connection, desk.path, lambda point: None)
    return lines


def import_list(body: bytes, name: str, desk: Desk) -> list[Line]:
    """Put the feeds of an OPML list on the list, whether they answer today or not.

    Raises FeedError where the bytes are no OPML.
    """
    return add(read_opml(body, name), desk)


def remove(addresses: Iterable[str], desk: Desk) -> tuple[list[str], list[str]]:
    """Take feeds off the list: the addresses taken off, and those that were not on it.

    Their articles and claims stay.
    """
    with writing(desk.path, desk.patience) as connection:
        known = _known(all_feeds(connection))
        asked = {a: known.get(feed_address(apart(a)[0])) for a in addresses}
        gone = list(dict.fromkeys(url for url in asked.values() if url))
        remove_feeds(connection, gone)
        drop_listings(connection, gone)
        drop_hub_notes(connection, gone)
        publish(connection, desk.path, lambda point: None)
    drop_logins(logins_path(desk.path), gone)
    return gone, [address for address, url in asked.items() if url is None]


def listed(desk: Desk) -> list[Feed]:
    """The feeds on the list; none where there is no warehouse yet."""
    if not desk.path.exists():
        return []
    with writing(desk.path, desk.patience) as connection:
        return all_feeds(connection)


def health(desk: Desk) -> Answer:
    """How each feed does, as a table: empty where there is no warehouse yet."""
    if not desk.path.exists():
        return Answer((), ())
    with writing(desk.path, desk.patience) as connection:
        return ask(connection, sql("feeds_list"))


def subscriptions_of(desk: Desk) -> list[Subscription]:
    """The list as an OPML list has it: the user's own titles and folders, where one was imported.

    In the order of folders and titles, so that two exports of one list are the same.
    """
    if not desk.path.exists():
        return []
    with writing(desk.path, desk.patience) as connection:
        feeds = all_feeds(connection)
        listings = {listing.url: listing for listing in all_listings(connection)}
    found = [_subscription(feed, listings) for feed in feeds]
    return sorted(found, key=lambda one: (one.folder, (one.title or one.url).lower(), one.url))


def _logins(subscriptions: Sequence[Subscription | Unusable]) -> Logins:
    return parted(one.url for one in subscriptions if isinstance(one, Subscription))[1]


def _known(feeds: Iterable[Feed]) -> dict[str, str]:
    """Addresses in the form in which they are compared, those that a feed had before included."""
    feeds = list(feeds)
    before = {feed_address(url): feed.url for feed in feeds for url in feed.previous}
    return before | {feed_address(feed.url): feed.url for feed in feeds}


def _line(subscription: Subscription | Unusable, known: dict[str, str]) -> Line:
    """What becomes of one subscription; one that is added is known to the next."""
    if isinstance(subscription, Unusable):
        return Line("unusable", None, None, subscription.problem, subscription.line)
    url = feed_address(apart(subscription.url)[0])
    line = Line("added", url, subscription.title, line=subscription.line)
    if url in known:
        moved = known[url] if feed_address(known[url]) != url else None
        note = f"it has moved to {moved}" if moved else None
        return replace(line, state="known", url=known[url], note=note)
    known[url] = url
    return line


def _listing(url: str, subscription: Subscription) -> Listing:
    # A list without titles has the address in their place: OPML demands some text.
    title = subscription.title if subscription.title != subscription.url else None
    return Listing(url, title, subscription.site, subscription.folder)


def _subscription(feed: Feed, listings: dict[str, Listing]) -> Subscription:
    urls = (feed.url, *reversed(feed.previous))  # a feed that has moved keeps its folder
    said = next((listings[url] for url in urls if url in listings), None)
    if said is None:
        return Subscription(feed.url, feed.title, None, (), 0)
    return Subscription(feed.url, said.title or feed.title, said.site, said.folder, 0)
