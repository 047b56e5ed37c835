"""Living through the days: rounds of polling on the simulated clock, with a restart in between."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from unittest import mock

import httpx2

from flows.endpoints.endpoint import Endpoint
from flows.endpoints.signing import new_secret
from flows.runs.cycle import Cycle, cycle, next_due
from flows.settings import Settings
from flows.web.addresses import guard_of
from flows.web.hosts import Hosts
from flows.web.transport import GuardedTransport
from flows.workers.isolation import Limits, Workers
from flows.workers.pages import PRELOAD
from flows.workers.resources import atlas
from flows.world import World
from tests.world.clock import START, Clock
from tests.world.script import HOSTILE_NET, NET, Cast, Script, write
from tests.world.server import Served, serving
from warehouse.file.connection import Patience, writing
from warehouse.memory.feeds import add_feeds
from warehouse.records import Feed

FETCH_SECONDS = 5.0  # of real time: nobody in this world answers later and means well
LIMITS = Limits(seconds=4.0, megabytes=900)
DESK = f"{NET}250"
MORNING = timedelta(hours=12)  # after the last day: a feed is silent once it was for seven days


@dataclass(slots=True)
class Lived:
    """What came of it: the world's script and server, the rounds, the settings they ran with."""

    script: Script
    served: Served
    settings: Settings
    rounds: list[Cycle] = field(default_factory=list)
    rounds_at: list[datetime] = field(default_factory=list)
    restarts: list[datetime] = field(default_factory=list)

    @property
    def articles(self) -> int:
        """How many were stored."""
        return sum(one.report.articles for one in self.rounds)

    @property
    def failures(self) -> list[str]:
        """What was said to have failed."""
        return [line for one in self.rounds for line in one.report.failures]

    @property
    def notices(self) -> list[str]:
        """What an editor was told."""
        return [line for one in self.rounds for line in one.report.notices]


@contextmanager
def world_of(settings: Settings, clock: Clock, seed: int) -> Iterator[World]:
    """A process' world, opened anew at each restart: nothing is remembered but the warehouse."""
    chance = random.Random(seed)
    still = Patience(clock.monotonic, lambda seconds: None, chance.random)
    with Workers(2, LIMITS, [PRELOAD]) as workers:
        yield World(
            settings,
            atlas(),
            workers,
            clock,
            chance.random,
            still,
            lambda point: None,
            hosts=Hosts(timedelta(seconds=1)),
            sleep=clock.sleep,
            seconds=FETCH_SECONDS,
        )


@dataclass(slots=True)
class UnderWay:
    """Requests that were sent and not yet answered by an orderly site: then time stands still."""

    count: int = 0

    def busy(self) -> bool:
        """Whether there are any."""
        return self.count > 0


@contextmanager
def counting() -> Iterator[UnderWay]:
    """Count what goes out through the product's transport."""
    found, real = UnderWay(), GuardedTransport.handle_async_request

    async def counted(self: GuardedTransport, request: httpx2.Request) -> httpx2.Response:
        orderly = request.url.host.startswith(NET)
        found.count += orderly
        try:
            return await real(self, request)
        finally:
            found.count -= orderly

    with mock.patch.object(GuardedTransport, "handle_async_request", counted):
        yield found


Tell = Callable[[str], None]


def print_nothing(line: str) -> None:
    """Where nobody waits for news of the simulation."""


@contextmanager
def living(
    folder: Path, days: int, cast: Cast, grid: timedelta, tell: Tell = print_nothing
) -> Iterator[Lived]:
    """Play the days; what came of them, while the server still runs.

    Rounds begin at moments of the `grid`, as a runner's do. A line a day goes to `tell`. No days at
    all is the first morning.
    """
    clock = Clock()
    with serving(clock) as served, counting() as under_way:
        clock.busy = under_way.busy
        script = write(served, max(days, 1), cast)
        served.sites |= {
            outlet.host.partition(":")[0]: outlet for outlet in script.outlets.values()
        }
        served.sites |= script.hostile
        served.manners.liars = {o.host for o in script.outlets.values() if o.lies}
        lived = Lived(script, served, _settings(folder, script, served))
        _list(lived, clock)
        ends = [START + timedelta(days=days / 2), START + timedelta(days=days) + MORNING]
        for number, end in enumerate(ends):
            with world_of(lived.settings, clock, number) as world:
                _live(world, lived, clock, end, grid, tell)
            lived.restarts.append(end)
        yield lived


def _settings(folder: Path, script: Script, served: Served) -> Settings:
    """Every other feed is named in the settings, the rest are on the list."""
    feeds = addresses(script, served)
    return Settings(
        warehouse=folder / "w.duckdb",
        feeds=tuple(feeds[::2]),
        guard=guard_of([f"{NET}0/24", f"{HOSTILE_NET}0/24"]),
        endpoints=(Endpoint("desk", f"http://{served.host(DESK)}/", (new_secret(),)),),
    )


def addresses(script: Script, served: Served) -> list[str]:
    """All feeds as a user has them: at the addresses that they had in the beginning."""
    moved = {"moved", "moved with 308", "elsewhere for now"}
    orderly = [
        f"http://{outlet.host}/feed" if name in moved else outlet.feed
        for name, outlet in script.outlets.items()
    ]
    return [*orderly, *(f"http://{served.host(address)}/feed" for address in script.hostile)]


def _list(lived: Lived, clock: Clock) -> None:
    feeds = addresses(lived.script, lived.served)[1::2]
    path = lived.settings.warehouse
    with writing(path, Patience(clock.monotonic, lambda s: None, lambda: 0.0)) as connection:
        add_feeds(connection, [Feed(url, added=clock()) for url in feeds])


def _live(
    world: World, lived: Lived, clock: Clock, end: datetime, grid: timedelta, tell: Tell
) -> None:
    """Rounds until the end, each when something is due, at moments of the grid."""
    while clock() < end:
        today = clock().date()
        lived.rounds_at.append(clock())
        lived.rounds.append(cycle(world))
        due = next_due(world) or end
        clock.jump(min(_on_grid(max(due, clock() + timedelta(seconds=1)), grid), end))
        if clock().date() != today:
            tell(f"{today:%A}: {len(lived.rounds)} rounds, {lived.articles} articles so far")


def _on_grid(moment: datetime, grid: timedelta) -> datetime:
    steps = -((START - moment) // grid)
    return START + steps * grid
