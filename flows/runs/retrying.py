"""Pages in quarantine, tried again: what goes well is loaded as if it had just been read."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.errors import CounterclaimError, InputError
from extractors.feeds import parse_feed
from flows.runs.accounting import Job, PageLost, account_page
from flows.runs.ingesting import Report, load
from flows.workers.isolation import IsolationError
from flows.world import World
from warehouse.connection import writing
from warehouse.quarantine import Kept, find, release
from warehouse.records import Account
from warehouse.snapshot import publish


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a page: `problem` is None where it was read, and is out of quarantine now."""

    item: Kept
    problem: str | None


def retry(ids: Sequence[str], world: World) -> tuple[list[Tried], Report]:
    """Try some pages again, or all; each in workers of its own turn, under the same limits.

    What fails again stays. Raises WarehouseError for an id that names nothing.
    """
    path = world.settings.warehouse
    with writing(path, world.patience) as connection:
        items = find(connection, ids)
    results = [(item, _again(item, world)) for item in items]
    report = load([result for _, result in results if isinstance(result, Account)], world)
    tried = [Tried(item, _problem(result)) for item, result in results]
    with writing(path, world.patience) as connection:
        release(connection, [one.item for one in tried if one.problem is None])
        publish(connection, path, world.reach)
    return tried, report


def _again(item: Kept, world: World) -> Account | InputError | None:
    if item.stage == "feed":
        return _feed_again(item, world)
    job = Job(world.settings.pipeline, item.kept)
    return account_page(item.page, world.workers, job)


def _feed_again(item: Kept, world: World) -> InputError | None:
    """None where the feed can be read now: its next poll brings its articles."""
    body = (item.page.text or "").encode("latin-1", "replace")
    try:
        feed = world.workers.outcome(world.workers.submit(parse_feed, body, item.page.id))
    except IsolationError as killed:
        return PageLost(item.page, "feed", str(killed))
    return InputError(item.page.id, feed.error, "tell its publisher") if feed.error else None


def _problem(result: Account | InputError | None) -> str | None:
    return str(result) if isinstance(result, CounterclaimError) else None
