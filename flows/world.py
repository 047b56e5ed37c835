"""What the plain functions of a run need from the world, put together once and passed in."""

import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import anyio

from flows.settings import Settings
from flows.web.fetching import MOST_SECONDS
from flows.web.hosts import Hosts, Sleep
from flows.workers.isolation import Workers
from flows.workers.limits import PAGE_LIMITS
from flows.workers.pages import PRELOAD
from flows.workers.resources import Atlas, atlas
from warehouse.file.connection import Patience
from warehouse.file.pace import Pace

WORKERS = 2


@dataclass(frozen=True, slots=True)
class World:
    """Settings, tools, the clock and chance; `reach` is called at named points of a run.

    `hosts` knows when each host may be asked again, `sleep` waits for that. `seconds` of real time
    is what one fetch may take in all. `pace` spaces the copies that readers see.
    """

    settings: Settings
    reader: Atlas
    workers: Workers
    clock: Callable[[], datetime]
    chance: Callable[[], float]
    patience: Patience
    reach: Callable[[str], None]
    hosts: Hosts = field(default_factory=Hosts, kw_only=True)
    sleep: Sleep = field(default=anyio.sleep, kw_only=True)
    seconds: float = field(default=MOST_SECONDS, kw_only=True)
    pace: Pace = field(default_factory=lambda: Pace(time.monotonic), kw_only=True)


def patience() -> Patience:
    """How long to wait for a warehouse that another process is writing to."""
    return Patience(time.monotonic, time.sleep, random.random, tell=_say)


def _say(line: str) -> None:
    """On standard error, whatever the command writes to standard output."""
    sys.stderr.write(f"counterclaim: {line}\n")
    sys.stderr.flush()


@contextmanager
def real_world(
    settings: Settings, reach: Callable[[str], None] = lambda point: None
) -> Iterator[World]:
    """The world as it is: loads the gazetteer and opens the pool of workers."""
    with Workers(WORKERS, PAGE_LIMITS, [PRELOAD]) as workers:
        workers.warm()
        yield World(
            settings=settings,
            reader=atlas(),
            workers=workers,
            clock=lambda: datetime.now(UTC),
            chance=random.random,
            patience=patience(),
            reach=reach,
            hosts=Hosts(timedelta(seconds=settings.host_gap)),
        )
