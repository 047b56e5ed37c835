"""Watching: one round after the other without a Prefect server, until told to stop.

A round that fails (a locked warehouse, a full disk) is told of and tried again later; what it had
stored stays stored, and what it had not remembered is asked again.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import duckdb

from extractors.errors import CounterclaimError
from flows.runs.clocks import Watched
from flows.runs.cycle import PLAIN, Cycle, Steps, cycle, next_due
from flows.runs.turns import AlreadyPolling
from flows.settings import Settings
from flows.world import World

SHORTEST = 1.0  # seconds between rounds
LONGEST = 60.0  # a feed added meanwhile is not waited for longer
TAKEN = 5.0  # until we look again whether another process still polls
FIRST_RETRY = 2.0

# What ends a round and not the watch; a defect of our own does end it.
_SURVIVED = (CounterclaimError, OSError, duckdb.Error)


@dataclass(frozen=True, slots=True)
class Watch:
    """What watching is told and tells.

    `settings` gives the settings as they are now, so that an endpoint added meanwhile is served.
    `pause` waits for seconds and says whether to go on. `came` is told each round's result,
    `failed` why there was none. `steps` are what a round does.
    """

    settings: Callable[[], Settings]
    pause: Callable[[float], bool]
    came: Callable[[Cycle], None]
    failed: Callable[[str], None]
    steps: Steps = PLAIN


def watch(world: World, how: Watch) -> None:
    """Run rounds until a pause says not to go on."""
    failures, clock = 0, Watched(world)
    while True:
        now = _current(world, how)
        if jump := clock.jumped():
            how.failed(jump)
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
        how.came(cycle(world, how.steps))
        return until_next(world)
    except AlreadyPolling as taken:
        how.failed(str(taken))
        return TAKEN
    except _SURVIVED as error:
        how.failed(str(error).splitlines()[0])
        return None
    except ExceptionGroup as group:  # of tasks that ran side by side
        _of_group(group, how)
        return None


def _of_group(group: ExceptionGroup[Exception], how: Watch) -> None:
    known, unknown = group.split(_SURVIVED)
    if unknown or not known:
        raise group
    how.failed(str(_first(known)).splitlines()[0])


def _first(group: ExceptionGroup[Exception]) -> Exception:
    found: Exception = group
    while isinstance(found, ExceptionGroup):
        found = found.exceptions[0]
    return found


def until_next(world: World) -> float:
    """Seconds until something is due, within bounds."""
    due = next_due(world)
    if due is None:
        return LONGEST
    return min(max((due - world.clock()) / timedelta(seconds=1), SHORTEST), LONGEST)
