"""A clock that tests set, and a sleep that moves it."""

from datetime import UTC, datetime, timedelta

import anyio.lowlevel

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


class Clock:
    """Starts at noon; whoever sleeps finds it at the end of the sleep."""

    def __init__(self) -> None:
        self.now = NOON
        self.slept: list[float] = []

    def __call__(self) -> datetime:
        return self.now

    def on(self, **span: float) -> None:
        """Some time passes: `clock.on(minutes=5)`."""
        self.now += timedelta(**span)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        until = self.now + timedelta(seconds=seconds)
        await anyio.lowlevel.checkpoint()
        self.now = max(self.now, until)
