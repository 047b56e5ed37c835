"""Watching: one round after the other without a Prefect server, until told to stop.

A round that fails (a locked warehouse, a full disk) is told of and tried again later; what it had
stored stays stored, and what it had not remembered is asked again.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import duckdb

from extractors.errors import CounterclaimError
from flows.cycle import Cycle, cycle, next_due
from flows.settings import Settings
from flows.turns import AlreadyPolling
from flows.world import World

SHORTEST = 1.0  # seconds between rounds
LONGEST = 60.0  # a feed added meanwhile is not waited for longer
TAKEN = 5.0  # until we look again whether another process still polls
FIRST_RETRY = 2.0


@dataclass(frozen=True, slots=True)
class Watch:
    """What watching is told and tells.

    `settings` gives the settings as they are now, so that an endpoint added meanwhile is served.
    `pause` waits for seconds and says whether to go on. `came` is told each round's result,
    `failed` why there was none.
    """

    settings: Callable[[], Settings]
    pause: Callable[[float], bool]
    came: Callable[[Cycle], None]
    failed: Callable[[str], None]


def watch(world: World, how: Watch) -> None:
    """Run rounds until a pause says not to go on."""
    failures = 0
    while True:
        now = _current(world, how)
        seconds = _round(now, how)
        failures = failures + 1 if seconds is None else 0
        wait = seconds if seconds is not None else retry_after(failures, world.chance())
        if not how.pause(wait):
            return


def retry_after(failures: int, chance: float) -> float:
    """Seconds until a round is tried again after so many that failed: doubled, with jitter."""
    doubled = FIRST_RETRY * 2.0 ** min(failures - 1, 10)
    return min(doubled, LONGEST) * (1 - 0.25 * chance)


def _current(world: World, how: Watch) -> World:
    """The world with the settings as they are now; the last ones where they cannot be read."""
    try:
        return replace(world, settings=how.settings())
    except CounterclaimError as error:
        how.failed(f"{error}; going on with the settings as they were")
        return world


def _round(world: World, how: Watch) -> float | None:
    """Run one round; seconds until the next, None where it failed."""
    try:
        how.came(cycle(world))
        return until_next(world)
    except AlreadyPolling as taken:
        how.failed(str(taken))
        return TAKEN
    except (CounterclaimError, OSError, duckdb.Error) as error:
        how.failed(str(error).splitlines()[0])
        return None


def until_next(world: World) -> float:
    """Seconds until something is due, within bounds."""
    due = next_due(world)
    if due is None:
        return LONGEST
    return min(max((due - world.clock()) / timedelta(seconds=1), SHORTEST), LONGEST)
