"""Work for the isolation tests: importable by a worker process."""

import os
import time
from pathlib import Path

from extractors.errors import ArticleError


class AwkwardError(Exception):
    """An error that cannot be unpickled, as parsers raise them."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} {other}")


def double(number: int) -> int:
    return number * 2


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def spin() -> None:
    """Hang in C code, where no Python signal handler runs."""
    _ = 3 ** (3**25)


def fill(megabytes: int) -> int:
    return len(bytearray(megabytes << 20))


def die() -> None:
    os._exit(9)


def recurse() -> None:
    recurse()


def refuse(name: str) -> None:
    raise ArticleError(name, "holds nothing", "give another")


def fail() -> None:
    raise AwkwardError("this", "that")


def own_pid() -> int:
    return os.getpid()


def length(body: bytes) -> int:
    return len(body)


def note_and_sleep(path: str, seconds: float) -> str:
    """Leave a mark that it began."""
    _note(path)
    time.sleep(seconds)
    return "slept"


def note_and_die(path: str) -> None:
    _note(path)
    os._exit(9)


def _note(path: str) -> None:
    with Path(path).open("a", encoding="ascii") as file:
        file.write("x")
