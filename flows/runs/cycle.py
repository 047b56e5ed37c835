"""One round of polling: feeds, pages and re-checks that are due, read, judged, stored, delivered.

`counterclaim watch` and the Prefect deployment "poll" both run it; the steps are passed in, because
there they are tasks. Only one process at a time polls for a warehouse (`flows.runs.turns`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from extractors.errors import InputError
from flows.feeds.gathering_pages import Gathered
from flows.runs import ingesting
from flows.runs.clocks import mend_clock
from flows.runs.ingesting import BATCH, Report
from flows.runs.rechecking import recheck
from flows.runs.turns import sole_poller
from flows.workers.batches import batches
from flows.world import World
from warehouse.file.connection import writing
from warehouse.memory.feeds import next_due as next_feed
from warehouse.memory.rechecks import next_due as next_look
from warehouse.outbox.queue import next_due as next_message
from warehouse.records import Account, Delivery


@dataclass(frozen=True, slots=True)
class Steps:
    """What a round does with the world: gather what is due, load a batch, look again at articles
    on file, send what is due."""

    gather: Callable[[World], Gathered]
    load: Callable[[Sequence[Account | InputError], World], Report]
    recheck: Callable[[World], Report]
    deliver: Callable[[World], Sequence[Delivery]]


PLAIN = Steps(
    gather=lambda world: ingesting.fetch((), world),
    load=ingesting.load,
    recheck=recheck,
    deliver=ingesting.deliver,
)


@dataclass(frozen=True, slots=True)
class Cycle:
    """What a round brought: feeds asked and those that answered well, the report of what was
    stored, attempts to deliver."""

    asked: int = 0
    report: Report = field(default_factory=Report)
    attempts: tuple[Delivery, ...] = ()
    answered: int = 0

    @property
    def sent(self) -> int:
        """Messages that were delivered."""
        return sum(attempt.outcome == "delivered" for attempt in self.attempts)


def cycle(world: World, steps: Steps = PLAIN) -> Cycle:
    """Run one round; AlreadyPolling where another process is at it.

    Messages go out as soon as a batch has raised alerts, not when the slowest host has answered.
    """
    with sole_poller(world.settings.warehouse):
        report = Report(notices=mend_clock(world))
        gathered = steps.gather(world)
        attempts = list(steps.deliver(world))
        for batch in batches(_items(gathered, world), BATCH):
            loaded = steps.load(batch, world)
            report += loaded
            if loaded.alerts:
                attempts += steps.deliver(world)
        report += ingesting.remember(gathered, world)
        changed = steps.recheck(world)
        if changed.alerts:
            attempts += steps.deliver(world)
        report += changed
        answered = sum(one.succeeded for one in gathered.polled)
        return Cycle(len(gathered.polled), report, tuple(attempts), answered)


def next_due(world: World) -> datetime | None:
    """When the next feed, page, article or message is due; None where nothing ever will be."""
    path = world.settings.warehouse
    if not path.exists():
        return None
    with writing(path, world.patience) as connection:
        now = world.clock()
        found = (next_feed(connection, now), next_look(connection), next_message(connection))
    return min((moment for moment in found if moment), default=None)


def _items(gathered: Gathered, world: World) -> Iterator[Account | InputError]:
    return ingesting.accounts(gathered.pages, world)
