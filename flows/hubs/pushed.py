"""What hubs push goes the way that a poll goes: parsed in isolation, pages fetched, claims stored.

An empty push says that there is something new: the feed is polled at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.feeds import parse_feed
from extractors.feeds.parse import without_future
from extractors.records import ParsedFeed
from flows.errors import FetchError
from flows.feeds.gathering_pages import Gathered, gather, gather_pushed
from flows.feeds.lost import FeedLost, lost_at
from flows.feeds.polling import Polled
from flows.hubs.inbox import Pushed
from flows.runs.ingesting import BATCH, Report, accounts, load, remember
from flows.web.fetching import Wanted
from flows.workers.batches import batches
from flows.workers.isolation import IsolationError
from flows.world import World


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of pushes: `entries` by feed, and the report of what was stored."""

    entries: dict[str, int]
    report: Report


def take(pushes: Sequence[Pushed], world: World) -> Taken:
    """Store what was pushed and judge it; what cannot be read is in the report's failures."""
    full = [_parsed(push, world) for push in pushes if push.body.strip()]
    entries = {one.url: len(one.feed.entries) if one.feed else 0 for one in full}
    report = Report()
    if full:
        report += _stored(gather_pushed(full, world), world)
    if empty := list(dict.fromkeys(push.feed for push in pushes if not push.body.strip())):
        report += _stored(gather(empty, world), world)
    return Taken(entries, report)


def _stored(gathered: Gathered, world: World) -> Report:
    report = Report()
    for batch in batches(accounts(gathered.pages, world), BATCH):
        report += load(batch, world)
    return report + remember(gathered, world)


def _parsed(push: Pushed, world: World) -> Polled:
    """A push as if it had been polled, without an answer."""
    try:
        feed = world.workers.outcome(world.workers.submit(parse_feed, push.body, push.feed))
    except IsolationError as killed:
        lost = lost_at(push.feed, push.body, str(killed))
        failed = FeedLost(push.feed, f"what its hub pushed {killed}", [lost])
        return Polled(Wanted(push.feed), None, ParsedFeed(None, ()), failed)
    error = None
    if feed.error:
        problem = f"what its hub pushed {feed.error.removeprefix(f'{push.feed}: ')}"
        error = FetchError(push.feed, problem, "it is still polled", "feed")
    return Polled(Wanted(push.feed), None, without_future(feed, world.clock()), error)
