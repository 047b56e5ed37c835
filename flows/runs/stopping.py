"""Stopping on a signal: after the round where it ends soon, else in its midst, which loses nothing.

What a round has stored is stored; what it had not remembered is asked again (the same promise as
for a process that is killed).
"""

import logging
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

GRACE = 5.0  # seconds that a round may still take; service managers wait ten and more
_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_LOOPS = logging.getLogger("asyncio")


class Stopped(KeyboardInterrupt):
    """Raised in the midst of a round that did not end within the grace, or at a second signal.

    A KeyboardInterrupt, because event loops swallow every other exception of a signal's handler.
    """


class Stop:
    """Whether a signal has asked to stop; `pause` waits and says whether to go on."""

    def __init__(self) -> None:
        self._asked = threading.Event()
        self.cut = False  # whether Stopped was raised

    def pause(self, seconds: float) -> bool:
        """Wait for seconds or the signal."""
        return not self._asked.wait(seconds)

    def allow(self, seconds: float) -> None:
        """Let what is under way take so long from now; a second signal still cuts it off."""
        signal.setitimer(signal.ITIMER_REAL, seconds)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        if self._asked.is_set():
            self._cut()
        self._asked.set()
        signal.setitimer(signal.ITIMER_REAL, GRACE)

    def _on_alarm(self, number: int, frame: FrameType | None) -> None:
        self._cut()

    def _cut(self) -> NoReturn:
        self.cut = True
        raise Stopped


@contextmanager
def stopping() -> Iterator[Stop]:
    """A Stop that SIGINT and SIGTERM set; Stopped ends the block and goes no further.

    What event loops have to tell of tasks that were cut off is no news then.
    """
    stop = Stop()

    def is_news(record: logging.LogRecord) -> bool:
        return not stop.cut

    _LOOPS.addFilter(is_news)
    before = {number: signal.signal(number, stop._on_signal) for number in _SIGNALS}
    before[signal.SIGALRM] = signal.signal(signal.SIGALRM, stop._on_alarm)
    try:
        yield stop
    except Stopped:
        return
    except RuntimeError:  # what DuckDB makes of Stopped in the midst of a query
        if not stop.cut:
            raise
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        _LOOPS.removeFilter(is_news)
        for number, handler in before.items():
            signal.signal(number, handler)
