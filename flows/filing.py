"""How a run meets the warehouse: what it asks before fetching, and what it hands over to load."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from flows.fetching import Wanted
from flows.gathering import OnFile
from flows.messages import bodies
from flows.places import holds_in
from flows.polling import Polled
from flows.world import World
from warehouse.connection import writing
from warehouse.feeds import all_feeds, known_urls, save_feeds
from warehouse.ingest import Ways
from warehouse.judgement.lexicons import knowledge_of
from warehouse.judging import judge_with
from warehouse.records import Account, Alert, Feed
from warehouse.series import filing_of
from warehouse.snapshot import publish


def ways_of(world: World) -> Ways:
    """The judgement, the filing and the messages, as the warehouse calls them."""
    knowledge = knowledge_of(world.reader.gazetteer)
    endpoints, holds = world.settings.endpoints, holds_in(world.reader.gazetteer)

    def outgoing(alert: Alert, accounts: Mapping[str, Account]) -> Mapping[str, bytes]:
        return bodies(alert, accounts, endpoints, holds)

    filing = filing_of(knowledge, world.reader.gazetteer)
    return Ways(filing, judge_with(knowledge), outgoing, world.reach)


def on_file(world: World) -> OnFile:
    """What the warehouse knows that spares fetching; opened for each question and closed again."""
    path = world.settings.warehouse

    def wanted(urls: Sequence[str]) -> list[Wanted]:
        with writing(path, world.patience) as connection:
            feeds = {feed.url: feed for feed in all_feeds(connection)}
        return [_wanted(url, feeds.get(url)) for url in dict.fromkeys(urls)]

    def known(urls: Sequence[str]) -> set[str]:
        with writing(path, world.patience) as connection:
            return known_urls(connection, urls)

    return OnFile(wanted, known)


def _wanted(url: str, feed: Feed | None) -> Wanted:
    return Wanted(url, feed.etag, feed.last_modified) if feed else Wanted(url)


def remember_polls(polled: Iterable[Polled], lost: frozenset[str], world: World) -> None:
    """Keep what each feed answered, for the next conditional request.

    A feed of `lost`, one of whose pages could not be fetched, keeps its old validators: a 304 would
    hide the page for ever.
    """
    if not (answered := list(polled)):
        return
    now = world.clock()
    with writing(world.settings.warehouse, world.patience) as connection:
        before = {feed.url: feed for feed in all_feeds(connection)}
        feeds = [after_poll(before.get(p.url, Feed(p.url)), p, now, lost) for p in answered]
        save_feeds(connection, feeds)
        publish(connection, world.settings.warehouse, world.reach)


def after_poll(feed: Feed, polled: Polled, now: datetime, lost: frozenset[str]) -> Feed:
    """What is remembered of a feed once it was polled."""
    if polled.answer is None or polled.error:
        return replace(feed, failures=feed.failures + 1, error=str(polled.error))
    answered = replace(feed, failures=0, error=None, last_success=now)
    if polled.feed is None or feed.url in lost:
        return answered
    return replace(
        answered,
        title=polled.feed.title or feed.title,
        etag=polled.answer.etag,
        last_modified=polled.answer.last_modified,
    )
