"""Stopping on a signal: after the round where it ends soon, else in its midst, which loses nothing.

What a round has stored is stored; what it had not remembered is asked again (the same promise as
for a process that is killed).
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

GRACE = 5.0  # seconds that a round may still take; service managers wait ten and more
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopped(KeyboardInterrupt):
    """Raised in the midst of a round that did not end within the grace, or at a second signal.

    A KeyboardInterrupt, because event loops swallow every other exception of a signal's handler.
    """


class Stop:
    """Whether a signal has asked to stop; `pause` waits and says whether to go on."""

    def __init__(self) -> None:
        self._asked = threading.Event()

    def pause(self, seconds: float) -> bool:
        """Wait for seconds or the signal."""
        return not self._asked.wait(seconds)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        if self._asked.is_set():
            raise Stopped
        self._asked.set()
        signal.setitimer(signal.ITIMER_REAL, GRACE)

    def _on_alarm(self, number: int, frame: FrameType | None) -> None:
        raise Stopped


@contextmanager
def stopping() -> Iterator[Stop]:
    """A Stop that SIGINT and SIGTERM set; Stopped ends the block and goes no further."""
    stop = Stop()
    before = {number: signal.signal(number, stop._on_signal) for number in _SIGNALS}
    before[signal.SIGALRM] = signal.signal(signal.SIGALRM, stop._on_alarm)
    try:
        yield stop
    except Stopped:
        return
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)
