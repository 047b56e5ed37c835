"""Killable worker processes for work on hostile bytes.

feedparser and trafilatura can be made to hang, to fill the memory and to crash by what they read
(64 KB of dots, 3 MB of <span>), and no timeout stops such work in a thread. What exceeds its limits
here is killed, reported as an IsolationError, and does not touch its neighbours.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from types import TracebackType
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from extractors.errors import CounterclaimError
from flows.workers import isolated

T = TypeVar("T")

_AHEAD = 4  # tasks a worker has waiting, so that it never idles and little is held in memory


class IsolationError(CounterclaimError):
    """Work was killed, or its worker died; the message says of what."""


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


class Workers:
    """A pool of confined processes; a context manager, started by the first task.

    `preload` names the modules that the work needs: they are imported once, in a
    server process from which workers are forked, so that a killed worker is replaced in
    milliseconds. The functions passed in must be importable, their arguments and results picklable.
    """

    def __init__(self, count: int, limits: Limits, preload: Iterable[str]) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([isolated.__name__, *preload])
        self._count = count
        self._limits = limits
        self._pool = ProcessPool(
            max_workers=count,
            max_tasks=limits.tasks,
            initializer=isolated.confine,
            initargs=(limits.megabytes,),
            context=context,
        )

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._pool.close()  # type: ignore[no-untyped-call]
        else:
            self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def warm(self) -> None:
        """Start the server process and a worker now, while the caller has other things to do."""
        self.submit(isolated.ready)

    def submit(self, function: Callable[..., T], *args: object) -> Future[T]:
        """Hand over one task; `outcome` of the future is its result."""
        # What travels is the task's result or its error; `outcome` tells them apart.
        attempt: Callable[..., T] = isolated.attempt  # type: ignore[assignment]
        limits = self._limits
        future: Future[T] = self._pool.schedule(
            attempt, args=(function, args, limits.seconds, limits.wall), timeout=limits.wall
        )
        return future

    def outcome(self, future: Future[T]) -> T:
        """The task's result, waited for.

        Raises the CounterclaimError that the task raised, and IsolationError where it was killed
        or where its input has made the reader fail in any other way.
        """
        try:
            result = future.result()
        except TimeoutError as slow:
            raise IsolationError(f"took more than {self._limits.wall:g} s") from slow
        except ProcessExpired as dead:
            if dead.exitcode == -signal.SIGPROF:
                spent = f"took more than {self._limits.seconds:g} s of processor time"
                raise IsolationError(spent) from dead
            raise IsolationError(f"crashed its reader (exit code {dead.exitcode})") from dead
        if isinstance(result, isolated.Raised):
            raise result.error()
        if isinstance(result, isolated.Failed):
            raise IsolationError(result.why)
        return result

    def map(
        self, function: Callable[..., T], tasks: Iterable[tuple[object, ...]]
    ) -> Iterator[Future[T]]:
        """The tasks' futures, done, in the tasks' order; read `tasks` only as fast as they go."""
        waiting: deque[Future[T]] = deque()
        for task in tasks:
            waiting.append(self.submit(function, *task))
            if len(waiting) >= self._count * _AHEAD:
                yield waiting.popleft()
        yield from waiting
