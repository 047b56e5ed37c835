"""One pass over sources into the warehouse, as plain functions that need no Prefect server.

fetch -> read -> load -> deliver; the command line and the Prefect flow call the same four. Nothing
is fetched or sent while the warehouse is open.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime

from extractors.errors import InputError
from extractors.records import Page
from flows.delivery.sending import deliver as deliver
from flows.feeds.gathering_pages import Gathered, gather, gather_due, gather_found
from flows.feeds.lost import FeedLost
from flows.feeds.remembering import remember as keep
from flows.feeds.sorting_sources import Found, sort_sources
from flows.runs.progress import Progress
from flows.runs.turns import poller_in_turn
from flows.runs.ways import ways_of
from flows.web.logins import keep_logins, logins_path, parted
from flows.workers.batches import batches
from flows.workers.pages import Job, PageLost, account_pages
from flows.world import World
from warehouse.file.connection import writing
from warehouse.filing.batch import MOST_CLAIMS
from warehouse.filing.wall import Spoilt
from warehouse.ingest import LoadReport, ingest_accounts
from warehouse.memory.quarantine import Kept
from warehouse.memory.quarantine import keep as keep_pages
from warehouse.records import Account, Alert

BATCH = 100  # articles read, judged and stored in one transaction


@dataclass(frozen=True, slots=True)
class Report:
    """What a run has done so far; reports of parts add up with `+`."""

    articles: int = 0
    revised: int = 0
    unchanged: int = 0
    claims: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    alerts: tuple[Alert, ...] = ()
    attached: int = 0
    failures: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    def __add__(self, other: "Report") -> "Report":
        return Report(
            self.articles + other.articles,
            self.revised + other.revised,
            self.unchanged + other.unchanged,
            self.claims + other.claims,
            self.verdicts + other.verdicts,
            self.alerts + other.alerts,
            self.attached + other.attached,
            self.failures + other.failures,
            self.notices + other.notices,
        )

    @property
    def done(self) -> int:
        """Articles that are on file now, whether new or not."""
        return self.articles + self.unchanged


def say_nothing(line: str) -> None:
    """Where nobody waits for news of a run."""


def ingest(names: Sequence[str], world: World, tell: Callable[[str], None] = say_nothing) -> Report:
    """Ingest the named sources, or all feeds that are due; what cannot be read is in the report's
    failures.

    Sources on the web are asked in turn with whoever else polls for the warehouse; `tell` is told
    that it waits. Raises AlreadyPolling.
    """
    names, world = without_logins(names, world)
    found = sort_sources(names, world.workers) if names else None
    with turn_for(found, world, tell):
        report = Report()
        gathered = gather_found(found, names, world) if found else gather_due(world)
        progress = Progress(world.patience.clock, tell, found.expected if found else None)
        for batch in batches(accounts(gathered.pages, world), BATCH):
            report += load(batch, world)
            progress.add(len(batch))
        return report + remember(gathered, world)


def show_stored(world: World) -> None:
    """Let readers see all that was stored: the snapshot, where one is owed."""
    if world.pace.owed:
        path = world.settings.warehouse
        with writing(path, world.patience) as connection:
            world.pace.settle(connection, path, world.reach)


def turn_for(
    found: Found | None, world: World, tell: Callable[[str], None]
) -> AbstractContextManager[None]:
    """The right to poll, waited for; nothing where sources lie on disk. None is all due feeds."""
    if found is not None and not found.goes_out:
        return nullcontext()
    return poller_in_turn(world.settings.warehouse, world.patience, tell)


def fetch(names: Sequence[str], world: World) -> Gathered:
    """Open the local sources, poll the feeds, fetch the pages that are not on file.

    Without names: the feeds that are due, listed or of the settings.
    """
    names, world = without_logins(names, world)
    return gather(names, world) if names else gather_due(world)


def without_logins(names: Sequence[str], world: World) -> tuple[Sequence[str], World]:
    """Sources without the logins in their addresses, which are kept beside the warehouse."""
    plain, logins = parted(names)
    if not logins:
        return names, world
    settings = world.settings
    keep_logins(logins_path(settings.warehouse), logins)
    known = {**settings.logins, **logins}
    return plain, replace(world, settings=replace(settings, logins=known))


def accounts(pages: Iterable[Page | InputError], world: World) -> Iterator[Account | InputError]:
    """The account of each page, in order, errors in their places; read ahead while one loads."""
    job = Job(world.clock())
    return account_pages(pages, world.workers, job)


def load(items: Sequence[Account | InputError], world: World) -> Report:
    """Store and judge a batch in one transaction; readers see it soon (`warehouse.file.pace`)."""
    held = [item for item in items if isinstance(item, Account)]
    failures = tuple(str(item) for item in items if isinstance(item, InputError))
    path, now = world.settings.warehouse, world.clock()
    lost = [kept for item in items for kept in _lost(item, now)]
    if not held and not lost:
        return Report(failures=failures)
    with writing(path, world.patience) as connection:
        found = ingest_accounts(connection, held, ways_of(world), now)
        lost += [_kept(spoilt, now) for spoilt in found.spoilt]
        gone = keep_pages(connection, lost)
        world.pace.stored(connection, path, world.reach)
    failures += tuple(map(_told, found.spoilt))
    notices = tuple(f"{name}: dropped from quarantine, which is full" for name in gone)
    notices += tuple(
        f"{name}: holds {claims:,} claims, of which the first {MOST_CLAIMS:,} were filed"
        for name, claims in found.cut
    )
    return replace(report_of(found), failures=failures, notices=notices)


def remember(gathered: Gathered, world: World) -> Report:
    """Keep the feeds' answers, once all that they brought is stored, and let readers see it all;
    notices are in the report."""
    notices = keep(gathered, world)
    show_stored(world)
    return Report(notices=notices)


def _lost(item: Account | InputError, now: datetime) -> list[Kept]:
    """What is to be quarantined of an item: bytes that a worker was killed on."""
    if isinstance(item, PageLost):
        return [Kept(item.page, item.stage, item.reason, now, item.trace)]
    if isinstance(item, FeedLost):
        return [Kept(one.page, "feed", one.reason, now) for one in item.lost]
    return []


def _kept(spoilt: Spoilt, now: datetime) -> Kept:
    """An article, or a pair, that the warehouse failed on, as it is quarantined."""
    account = spoilt.account
    page = Page(
        account.id,
        text=account.text or "",
        title=account.title,
        published=account.published,
        url=account.url,
        publisher=account.publisher,
        feed=account.feed,
    )
    return Kept(page, spoilt.stage, spoilt.reason, now, spoilt.trace, spoilt.other)


def _told(spoilt: Spoilt) -> str:
    mend = "see `counterclaim quarantine list`; the rest was stored"
    return f"{spoilt.account.id}: {spoilt.stage}: {spoilt.reason}; {mend}"


def report_of(found: LoadReport) -> Report:
    """What was loaded, as a run tells of it."""
    return Report(
        articles=found.articles,
        revised=found.revised,
        unchanged=found.unchanged,
        claims=found.claims,
        verdicts=Counter(found.verdicts),
        alerts=found.alerts,
        attached=found.attached,
    )
