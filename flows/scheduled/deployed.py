"""The Prefect flows: thin bodies around the plain functions of `flows.runs.ingesting`.

A task is a batch, never an article: tasks cost some 22 KB of the server's database each.
`quote` keeps Prefect from walking through thousands of records in search of futures.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TypeVar, cast

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

import counterclaim  # noqa: F401  # first: Prefect loads this file from folders with a `flows`
from extractors.errors import InputError
from flows.errors import AllFailedError
from flows.feeds.gathering_pages import Gathered, gather_found
from flows.feeds.sorting_sources import Found, sort_sources
from flows.runs import ingesting, rechecking, upkeep
from flows.runs.cycle import Cycle, Steps, cycle
from flows.runs.ingesting import Report
from flows.runs.turns import AlreadyPolling, sent_unless_polled
from flows.scheduled.announcing import announce
from flows.scheduled.blocks import settings_with_blocks
from flows.settings import settings_from
from flows.workers.batches import batches
from flows.world import World, patience, real_world
from warehouse.records import Account, Delivery

T = TypeVar("T")


def opaque(value: T) -> T:
    """A task's argument that Prefect hands through as it is; the task gets the value itself."""
    return cast(T, quote(value))


@task(cache_policy=NO_CACHE)
def fetch(names: list[str], world: World, found: Found | None = None) -> Gathered:
    """Poll the feeds and fetch what is new; local sources are opened. `found` are they, sorted."""
    return gather_found(found, names, world) if found else ingesting.fetch(names, world)


@task(cache_policy=NO_CACHE)
def load(items: Sequence[Account | InputError], world: World) -> Report:
    """Judge and store one batch of accounts."""
    return ingesting.load(items, world)


@task(cache_policy=NO_CACHE)
def recheck(world: World) -> Report:
    """Look again at articles on file whose time has come."""
    return rechecking.recheck(world)


@task(cache_policy=NO_CACHE)
def deliver(world: World) -> list[Delivery]:
    """Send the messages that are due."""
    return ingesting.deliver(world)


TASKS = Steps(
    gather=lambda world: fetch([], opaque(world)),
    load=lambda items, world: load(opaque(items), opaque(world)),
    recheck=lambda world: recheck(opaque(world)),
    deliver=lambda world: deliver(opaque(world)),
)


@flow(name="ingest", log_prints=False, validate_parameters=True)
def ingest(
    sources: list[str] | None = None, warehouse: str | None = None, settings: str | None = None
) -> dict[str, int]:
    """One pass over the sources, or over all feeds that are due, into the warehouse."""
    given = settings_from({"warehouse": warehouse, "settings": settings})
    chosen, errors = settings_with_blocks(given)
    with real_world(chosen) as world:
        found = _named(sources, world) if sources else _due(world)
    report = found.report
    for failure in report.failures:
        get_run_logger().warning("%s", failure)
    for notice in report.notices:
        get_run_logger().info("%s", notice)
    announce(chosen.warehouse, report.alerts, sources or [], chosen.page_url)
    if errors:
        raise errors[0]
    counts = {
        "articles": report.articles,
        "unchanged": report.unchanged,
        "claims": report.claims,
        "alerts": len(report.alerts),
        "failures": len(report.failures),
        "sent": found.sent,
    }
    get_run_logger().info("%s", ", ".join(f"{count} {name}" for name, count in counts.items()))
    if report.failures and not report.done and not found.answered:
        raise AllFailedError(report.failures)
    return counts


def _named(sources: list[str], world: World) -> Cycle:
    found, report = sort_sources(sources, world.workers), Report()
    with ingesting.turn_for(found, world, get_run_logger().info):
        gathered = fetch(sources, opaque(world), opaque(found))
        for batch in batches(ingesting.accounts(gathered.pages, world), ingesting.BATCH):
            report += TASKS.load(batch, world)
        report += ingesting.remember(gathered, world)
    told = get_run_logger().info
    sent = sent_unless_polled(world.settings.warehouse, lambda: TASKS.deliver(world), told)
    answered = sum(one.succeeded for one in gathered.polled)
    return Cycle(len(gathered.polled), report, tuple(sent), answered)


def _due(world: World) -> Cycle:
    """What `counterclaim watch` does in a round; nothing where a watch is at it already."""
    try:
        return cycle(world, TASKS)
    except AlreadyPolling as taken:
        get_run_logger().info("%s", taken)
        return Cycle()


@flow(name="nightly")
def nightly(warehouse: str | None = None, settings: str | None = None) -> dict[str, str | int]:
    """Forget what nobody asks for, compact the warehouse and keep a backup."""
    chosen = settings_from({"warehouse": warehouse, "settings": settings})
    done = upkeep.nightly(chosen.warehouse, patience(), datetime.now(UTC))
    purged = done.purged
    get_run_logger().info(
        "forgotten: %d pages that gave no article, %d hosts, %d items in quarantine",
        purged.pages,
        purged.hosts,
        purged.quarantined,
    )
    return {"backup": str(done.backup), **asdict(purged)}
