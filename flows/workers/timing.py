"""A limit of time on work in this process, where a worker of its own would cost too much."""

import signal
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from types import FrameType
from typing import NoReturn

from extractors.errors import TookTooLong

JUDGING = 5.0  # seconds of processor time for one pair of articles; a usual one takes milliseconds


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises TookTooLong in its block after so many seconds of this process's processor time.

    Only the main thread can be interrupted so; in another the block has no limit.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def late(number: int, frame: FrameType | None) -> NoReturn:
        raise TookTooLong(f"took more than {seconds:g} s of processor time")

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def judging_time() -> AbstractContextManager[None]:
    """What one pair of articles may take to be judged."""
    return within(JUDGING)
