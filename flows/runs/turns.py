"""One process at a time polls for a warehouse: a lock beside it that the kernel lets go on death.

A watch and the deployment "poll", or two watches, may run side by side. Loading takes turns by the
warehouse's own lock; without this one they would ask the same feeds and send the same messages
twice.
"""

import errno
import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from extractors.errors import CounterclaimError
from warehouse.errors import WarehouseError
from warehouse.file.connection import Patience
from warehouse.records import Delivery

SUFFIX = ".polling"
WAIT = 120.0  # seconds that a run by hand waits for another's round to end
LOOK = 0.5  # between looks whether it has


class AlreadyPolling(CounterclaimError):
    """Another process polls for the warehouse now; `holder` is its process id where it is known."""

    def __init__(self, path: Path, holder: int | None) -> None:
        who = f"process {holder}" if holder is not None else "another process"
        self.taken = f"{path}: {who} polls for it now"
        super().__init__(f"{self.taken}; wait for its round to end, or stop it")
        self.holder = holder


@contextmanager
def sole_poller(warehouse: Path) -> Iterator[None]:
    """Hold the right to poll; AlreadyPolling at once where another process has it.

    The lock file names its holder and is never removed: a process that waits for a removed file
    would hold a lock that nobody sees.
    """
    path = lock_of(warehouse)
    path.parent.mkdir(parents=True, exist_ok=True)
    with _opened(path) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyPolling(warehouse, _holder(path)) from None
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


def _opened(path: Path) -> TextIO:
    """The lock's file, made where there is none; never another one that a link leads to."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        raise WarehouseError(
            str(path), "the lock is a symbolic link", "remove it, then run this again"
        ) from None
    return os.fdopen(handle, "r+", encoding="ascii")


@contextmanager
def poller_in_turn(
    warehouse: Path, patience: Patience, tell: Callable[[str], None]
) -> Iterator[None]:
    """Hold the right to poll once another process' round has ended.

    That it is waited for is told once; AlreadyPolling where it takes too long.
    """
    with ExitStack() as held:
        _wait(held, warehouse, patience, tell)
        yield


def sent_unless_polled(
    warehouse: Path, send: Callable[[], Sequence[Delivery]], tell: Callable[[str], None]
) -> Sequence[Delivery]:
    """Send what is due, unless another process is at it: nothing goes out twice."""
    try:
        with sole_poller(warehouse):
            return send()
    except AlreadyPolling as busy:
        tell(f"{busy.taken}, and sends the messages")
        return ()


def _wait(
    held: ExitStack, warehouse: Path, patience: Patience, tell: Callable[[str], None]
) -> None:
    until = patience.clock() + WAIT
    waited = False
    while True:
        try:
            held.enter_context(sole_poller(warehouse))
            return
        except AlreadyPolling as busy:
            if patience.clock() >= until:
                raise
            if not waited:
                tell(f"{busy.taken}; waiting up to {WAIT:.0f} s for its round to end")
        waited = True
        patience.sleep(LOOK * (0.5 + patience.jitter()))


def lock_of(warehouse: Path) -> Path:
    """The lock's file; one for all names of a warehouse."""
    real = warehouse.resolve()
    return real.with_name(real.name + SUFFIX)


def _holder(path: Path) -> int | None:
    text = path.read_text(encoding="ascii", errors="replace").strip()
    return int(text) if text.isdigit() else None
