"""News of a long run: how many articles are done, how fast, and when the end can be foreseen."""

from collections.abc import Callable
from dataclasses import dataclass, field

FIRST = 10.0  # seconds after which a run counts as long
EVERY = 10.0  # between two lines


@dataclass(slots=True)
class Progress:
    """Counts what is done by a clock of seconds; `tell` takes a line now and then.

    `total` is how many there will be, None where nobody knows.
    """

    clock: Callable[[], float]
    tell: Callable[[str], None]
    total: int | None = None
    done: int = field(default=0, init=False)
    _began: float = field(default=0.0, init=False)
    _next: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        """The clock starts."""
        self._began = self.clock()
        self._next = self._began + FIRST

    def add(self, articles: int) -> None:
        """So many more are stored."""
        self.done += articles
        now = self.clock()
        if now >= self._next:
            self._next = now + EVERY
            self.tell(self._line(now - self._began))

    def _line(self, seconds: float) -> str:
        rate = self.done / seconds
        if self.total is None or self.total <= self.done or not rate:
            return f"{self.done:,} articles, {rate:,.0f} a second"
        left = (self.total - self.done) / rate
        return (
            f"{self.done:,} of {self.total:,} articles, {rate:,.0f} a second,"
            f" about {_lasting(left)} to go"
        )


def _lasting(seconds: float) -> str:
    return f"{seconds / 60:,.0f} min" if seconds >= 90 else f"{seconds:,.0f} s"
