"""What is in quarantine, tried again: what goes well is loaded as if it had just been read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import anyio

from extractors.errors import FAULTS, CounterclaimError, InputError
from extractors.records import ParsedFeed
from flows.feeds.checking import Looker
from flows.feeds.gathering_pages import NAMED_PATIENCE, gather_read, going_out
from flows.feeds.lost import Lost, bytes_of
from flows.feeds.polling import error_of
from flows.runs.ingesting import (
    BATCH,
    Report,
    accounts,
    load,
    remember,
    report_of,
    say_nothing,
)
from flows.runs.turns import poller_in_turn
from flows.runs.ways import ways_of
from flows.workers.batches import batches
from flows.workers.pages import Job, account_page
from flows.world import World
from warehouse.alerts.announcing import announce_again
from warehouse.file.connection import writing
from warehouse.file.snapshot import publish
from warehouse.filing.wall import reason_of
from warehouse.ingest import judge_again
from warehouse.memory.quarantine import Kept, find, release
from warehouse.records import Account

_OF_PAGES = ("read", "extract", "load")  # stages at which no article was stored


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of an item: `problem` is None where it was read, and is out of quarantine now."""

    item: Kept
    problem: str | None


def retry(
    ids: Sequence[str], world: World, tell: Callable[[str], None] = say_nothing
) -> tuple[list[Tried], Report]:
    """Try some items again, or all; each in workers of its own turn, under the same limits.

    What fails again stays. Feeds are tried in turn with whoever polls for the warehouse, since they
    lead to the web; `tell` is told that it waits. Raises WarehouseError for an id that names
    nothing, and AlreadyPolling.
    """
    path = world.settings.warehouse
    with writing(path, world.patience) as connection:
        items = find(connection, ids)
    pages = [(item, _page_again(item, world)) for item in items if item.stage in _OF_PAGES]
    report = load([result for _, result in pages if isinstance(result, Account)], world)
    tried = [Tried(item, _problem(result)) for item, result in pages]
    for item in items:
        if item.stage == "announce":
            tried.append(_told_again(item, world))
        if item.stage == "judge":
            one, loaded = _pair_again(item, world)
            tried.append(one)
            report += loaded
        if item.stage == "feed":
            with poller_in_turn(path, world.patience, tell):
                one, loaded = _feed_again(item, world)
            tried.append(one)
            report += loaded
    with writing(path, world.patience) as connection:
        release(connection, [one.item for one in tried if one.problem is None])
        publish(connection, path, world.reach)
    return tried, report


def _page_again(item: Kept, world: World) -> Account | InputError:
    job = Job(item.kept)
    return account_page(item.page, world.workers, job)


def _pair_again(item: Kept, world: World) -> tuple[Tried, Report]:
    """Judge two articles on file again whose judgement failed."""
    ids = item.other or item.page.id, item.page.id
    with writing(world.settings.warehouse, world.patience) as connection:
        found = judge_again(connection, ids, ways_of(world), world.clock())
    problem = f"{item.page.id}: {found.spoilt[0].reason}" if found.spoilt else None
    return Tried(item, problem), report_of(found)


def _told_again(item: Kept, world: World) -> Tried:
    """Write the messages of an alert that could not be told of; they go out with the next round."""
    ids = item.other or item.page.id, item.page.id
    try:
        with writing(world.settings.warehouse, world.patience) as connection:
            announce_again(connection, ids, ways_of(world).outgoing, world.clock())
    except FAULTS as error:
        return Tried(item, f"{item.page.id}: announce: {reason_of(error)}")
    return Tried(item, None)


def _problem(result: Account | InputError) -> str | None:
    return str(result) if isinstance(result, CounterclaimError) else None


def _feed_again(item: Kept, world: World) -> tuple[Tried, Report]:
    """Parse a feed's bytes again; what it lists and is not on file is fetched and loaded."""
    lost: list[Lost] = []
    feed = anyio.run(_parsed, item, world, lost)
    error = error_of(item.page.id, feed, lost)
    if lost or (error and not feed.entries):
        return Tried(item, str(error)), Report()
    report = Report()
    gathered = gather_read(item.page, feed, world)
    for batch in batches(accounts(gathered.pages, world), BATCH):
        report += load(batch, world)
    return Tried(item, None), report + remember(gathered, world)


async def _parsed(item: Kept, world: World, lost: list[Lost]) -> ParsedFeed:
    async with going_out(world, world.clock() + NAMED_PATIENCE) as web:
        looker = Looker(web, world.workers, lost.append)
        return await looker.read(bytes_of(item.page), item.page.id)
