"""The inside of a worker process: its limits, and how its errors travel back."""

import resource
import signal
import sys
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from extractors.errors import CounterclaimError
from extractors.records import ParsedFeed

_LONGEST_TRACE = 20_000  # characters kept of a traceback, its end
_GRACE = 5.0  # seconds after which a worker ends by itself if its pool has not ended it


def confine(megabytes: int) -> None:
    """Limit this process's memory and make it die at once when told to.

    Beyond the limit allocations fail: in Python code as MemoryError, in C code as its library
    fails. The default handler for SIGTERM ends a process that hangs in C code, which one
    in Python would not.
    """
    limit = megabytes << 20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    sys.setrecursionlimit(2_000)


@dataclass(frozen=True, slots=True)
class Raised:
    """An error of ours in a form that can be pickled whatever its constructor asks for."""

    kind: type[CounterclaimError]
    words: tuple[object, ...]
    state: Mapping[str, object]

    def error(self) -> CounterclaimError:
        """The error as it was raised in the worker."""
        error = self.kind.__new__(self.kind, *self.words)
        error.__dict__.update(self.state)
        return error


@dataclass(frozen=True, slots=True)
class Failed:
    """Any other error, told in words: many of the parsers' own cannot be sent between processes."""

    why: str
    trace: str | None = None


class _Boundary:
    """Takes any error that its block raises, as a value.

    A parser's error on hostile bytes is that input's, of whatever type, and must not reach the
    pool: one that cannot be unpickled there ends all its workers.
    """

    def __init__(self) -> None:
        self.caught: Raised | Failed | None = None

    def __enter__(self) -> "_Boundary":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if isinstance(error, CounterclaimError):
            self.caught = Raised(type(error), error.args, dict(vars(error)))
        elif isinstance(error, MemoryError):
            self.caught = Failed("took more memory than it may")
        elif isinstance(error, RecursionError):
            self.caught = Failed("is nested too deeply")
        elif error is not None:
            told = " ".join(f"{type(error).__name__}: {error}".split())[:120]
            where = "".join(traceback.format_exception(error))[-_LONGEST_TRACE:]
            self.caught = Failed(f"made its reader fail ({told})", where)
        return self.caught is not None


def attempt(
    function: Callable[..., object], arguments: tuple[object, ...], seconds: float, wall: float
) -> object:
    """The function's result, or its error as a value.

    A signal ends the whole process, C code included, after `seconds` of processor time, and soon
    after `wall` seconds of wall clock: where the pool that should have done that is gone, killed
    itself, no worker is left to hang on.
    """
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, wall + _GRACE)
    with _Boundary() as boundary:
        result = function(*arguments)
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    return result if boundary.caught is None else boundary.caught


def ready() -> None:
    """A task that does nothing: a worker that has done it is up."""


def parse_file(file: str) -> ParsedFeed:
    """Parse a feed file, read here, so that a pipe that never ends holds up no one else."""
    from extractors.feeds import parse_feed  # the readers of articles do without feedparser
    from extractors.feeds.parse import MAX_BYTES

    try:
        with Path(file).open("rb") as opened:
            body = opened.read(MAX_BYTES + 1)
    except OSError as error:
        return ParsedFeed(None, (), f"{file}: {error.strerror}; name a feed file that can be read")
    return parse_feed(body, file)
