"""How hubs change what is remembered of feeds: what polls tell of hubs, and how pushes and leases
slow polls down."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from flows.feeds.checking import pushed_by
from flows.feeds.health import notice_of
from flows.feeds.news import News
from flows.feeds.polling import Polled
from flows.feeds.websub import slowed
from warehouse.memory.leases import HubNote, Lease
from warehouse.records import Feed


def notes_of(polled: Iterable[Polled], now: datetime) -> list[HubNote]:
    """What bodies that came say of their feeds' hubs; one that was not read whole says nothing."""
    notes = []
    for one in polled:
        if one.answer is not None and one.feed is not None and one.error is None:
            said = pushed_by(one.answer, one.feed)
            notes.append(HubNote(one.url, said.hubs, said.topic, now))
    return notes


def after_push(feed: Feed, polled: Polled, news: News, now: datetime) -> Feed:
    """The feed after its hub pushed something: when it brought news, and nothing of its server."""
    title = polled.feed.title if polled.feed else None
    after = replace(
        feed,
        title=title or feed.title,
        last_new_item=now if news.fresh else feed.last_new_item,
        usual_gap=news.usual_gap or feed.usual_gap,
    )
    return replace(after, notice=notice_of(after, now))


def paced(feed: Feed, lease: Lease | None, now: datetime) -> Feed:
    """The feed with its next poll put off while a hub pushes it; one that fails is not."""
    if feed.next_check is None or feed.failures:
        return feed
    pause = slowed(feed.next_check - now, lease, feed.last_new_item, now)
    return replace(feed, next_check=now + pause)
