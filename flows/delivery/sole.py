"""One process at a time sends a warehouse's messages: a lock beside it that death lets go of.

A watch sends between its rounds of polling, too, so the right to poll is not the right to send.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SUFFIX = ".sending"


@contextmanager
def sole_sender(warehouse: Path) -> Iterator[bool]:
    """Whether the right to send is ours, for as long as the block runs: nothing goes out twice.

    The lock file is never removed: a process that waits for a removed one would hold a lock that
    nobody sees. It is not opened through a symbolic link.
    """
    real = warehouse.resolve()
    real.parent.mkdir(parents=True, exist_ok=True)
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
    descriptor = os.open(real.with_name(real.name + SUFFIX), flags, 0o644)
    try:
        yield _locked(descriptor)
    finally:
        os.close(descriptor)


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
