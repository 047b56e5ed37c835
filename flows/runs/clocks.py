"""The clock, looked at: what one that ran ahead has put off is due again, and jumps are told."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from flows.world import World
from warehouse.file.connection import writing
from warehouse.memory.clocks import mend

JUMP = timedelta(minutes=2)  # that a clock may be set by, as time servers do, without a word


def mend_clock(world: World) -> tuple[str, ...]:
    """Make due what a clock that ran ahead has put off for longer than anything may wait; a line
    that says so."""
    path = world.settings.warehouse
    if not path.exists():
        return ()
    with writing(path, world.patience) as connection:
        found = mend(connection, world.clock())
    if not found:
        return ()
    what = ", ".join(f"{count} {name}" for name, count in found.items())
    return (f"{what} waited for a moment beyond any wait, and are due now: this clock ran ahead",)


@dataclass(slots=True)
class Watched:
    """A clock beside one that only grows; `jumped` says by how much it was set since last asked."""

    world: World
    _wall: datetime | None = None
    _steady: float = 0.0

    def jumped(self) -> str | None:
        """A line where the clock was set, or the machine slept, since the last time."""
        wall, steady = self.world.clock(), self.world.patience.clock()
        before, since = self._wall, steady - self._steady
        self._wall, self._steady = wall, steady
        if before is None:
            return None
        off = wall - before - timedelta(seconds=since)
        if abs(off) <= JUMP:
            return None
        way = "ahead" if off > timedelta() else "back"
        told = f"the clock jumped {way} by {abs(off)}, or the machine slept"
        return f"{told}; it is {wall:%Y-%m-%d %H:%M:%S} UTC now"
