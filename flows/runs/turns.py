"""One process at a time polls for a warehouse: a lock beside it that the kernel lets go on death.

A watch and the deployment "poll", or two watches, may run side by side. Loading takes turns by the
warehouse's own lock; without this one they would ask the same feeds and send the same messages
twice.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extractors.errors import CounterclaimError

SUFFIX = ".polling"


class AlreadyPolling(CounterclaimError):
    """Another process polls for the warehouse now; `holder` is its process id where it is known."""

    def __init__(self, path: Path, holder: int | None) -> None:
        who = f"process {holder}" if holder is not None else "another process"
        super().__init__(f"{path}: {who} polls for it now; wait for its round to end, or stop it")
        self.holder = holder


@contextmanager
def sole_poller(warehouse: Path) -> Iterator[None]:
    """Hold the right to poll; AlreadyPolling at once where another process has it.

    The lock file names its holder and is never removed: a process that waits for a removed file
    would hold a lock that nobody sees.
    """
    path = lock_of(warehouse)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyPolling(warehouse, _holder(path)) from None
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


def lock_of(warehouse: Path) -> Path:
    """The lock's file; one for all names of a warehouse."""
    real = warehouse.resolve()
    return real.with_name(real.name + SUFFIX)


def _holder(path: Path) -> int | None:
    text = path.read_text(encoding="ascii", errors="replace").strip()
    return int(text) if text.isdigit() else None
