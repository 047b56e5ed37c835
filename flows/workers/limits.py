"""What a task in a worker may use, and what is raised where it does not come to its end."""

from dataclasses import dataclass

from extractors.errors import CounterclaimError


class IsolationError(CounterclaimError):
    """Work was killed, or its worker died; the message says of what.

    `trace` is where in the code it failed, None where it was killed.
    """

    def __init__(self, why: str, trace: str | None = None) -> None:
        super().__init__(why)
        self.trace = trace


class WorkersGone(CounterclaimError):
    """No worker lives, and none can be started, as where the machine has no memory left."""

    def __init__(self) -> None:
        super().__init__("no worker process can be started; free some memory, then run this again")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may use: seconds of processor time, megabytes of address space.

    Processor time is what a page costs however busy the machine is; a task that sleeps, or that
    the machine starves, is ended after `patience` times as many seconds of wall clock. A worker is
    replaced after `tasks` tasks, so that what leaks does not add up.
    """

    seconds: float = 6.0
    megabytes: int = 800
    tasks: int = 2_000
    patience: float = 2.0

    @property
    def wall(self) -> float:
        """Seconds of wall clock."""
        return self.seconds * self.patience


PAGE_LIMITS = Limits(seconds=8.0, megabytes=900)  # what a task on pages of articles may use
