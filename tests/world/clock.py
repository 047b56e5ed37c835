"""The simulated clock: it jumps, and only when everybody waits."""

import heapq
import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import anyio

START = datetime(2025, 3, 3, tzinfo=UTC)  # a Monday
PAUSE = 0.002  # seconds of real time in which whoever is not asleep may get on


class Clock:
    """The time of the world; `busy` says whether a request is under way."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start
        self._asleep: list[tuple[datetime, int]] = []
        self._numbers = itertools.count()
        self.busy: Callable[[], bool] = lambda: False

    def __call__(self) -> datetime:
        return self._now

    def jump(self, moment: datetime) -> None:
        """Forward to a moment; time never goes back."""
        self._now = max(self._now, moment)

    async def sleep(self, seconds: float) -> None:
        """Until the time has come: the first of those asleep moves the clock, once all is quiet."""
        mine = (self._now + timedelta(seconds=seconds), next(self._numbers))
        heapq.heappush(self._asleep, mine)
        try:
            while self._now < mine[0]:
                await anyio.sleep(PAUSE)
                if not self.busy() and self._asleep[0] == mine:
                    await anyio.sleep(PAUSE)
                    if not self.busy() and self._asleep[0] == mine:
                        self.jump(mine[0])
        finally:
            self._asleep.remove(mine)
            heapq.heapify(self._asleep)

    @property
    def monotonic(self) -> Callable[[], float]:
        """Seconds since the beginning."""
        return lambda: (self._now - START).total_seconds()
