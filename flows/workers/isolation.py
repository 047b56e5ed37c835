"""Killable worker processes for work on hostile bytes.

feedparser and trafilatura can be made to hang, to fill the memory and to crash by what they read
(64 KB of dots, 3 MB of <span>), and no timeout stops such work in a thread. What exceeds its limits
here is killed, reported as an IsolationError, and does not touch its neighbours.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, InvalidStateError, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import forkserver, resource_tracker
from types import TracebackType
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from pebble import CONSTS, ProcessExpired, ProcessPool

from flows.workers import isolated
from flows.workers.limits import IsolationError as IsolationError
from flows.workers.limits import Limits as Limits
from flows.workers.limits import WorkersGone as WorkersGone

T = TypeVar("T")

_AHEAD = 4  # tasks a worker has waiting, so that it never idles and little is held in memory
_FIRST = "counterclaim"  # so that the server finds our packages, whatever folder it starts in
_LOOK = 1.0  # seconds between looks whether the pool still lives while a task is waited for
# A worker that is ended while it takes a task leaves the pipe's lock held: others find out so soon,
# instead of after a minute; nobody holds it longer than a task takes to pass through.
CONSTS.channel_lock_timeout = 10
_AGAIN = 2  # times that a task is done again: the new pool's worker may meet the same end
# Ends of a worker that someone else meant: told to end, or its server process is gone with it.
_ENDED = (-signal.SIGTERM, 255)
_BROKEN = (BrokenProcessPool, RuntimeError)  # the latter of a pool that has noticed it


class Workers:
    """A pool of confined processes; a context manager, started by the first task.

    `preload` names the modules that the work needs: they are imported once, in a
    server process from which workers are forked, so that a killed worker is replaced in
    milliseconds. The functions passed in must be importable, their arguments and results picklable.

    A pool that breaks (its server process ended, an idle worker killed) is made anew and its tasks
    are given to the new one: a task alone can end no more than its own worker.
    """

    def __init__(self, count: int, limits: Limits, preload: Iterable[str]) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([_FIRST, isolated.__name__, *preload])
        self._count = count
        self._limits = limits
        self._tasks: WeakKeyDictionary[Future[Any], tuple[Callable[..., Any], tuple[Any, ...]]] = (
            WeakKeyDictionary()
        )
        self._lock = threading.RLock()
        self._is_open = True
        self._pool = self._new_pool()

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # What was not waited for is wanted by nobody; a worker that outlived our semaphores would
        # print a traceback.
        self._is_open = False
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def warm(self) -> None:
        """Start the server process and a worker now, while the caller has other things to do."""
        with suppress(WorkersGone):  # who needs one is told
            self.submit(isolated.ready)

    def submit(self, function: Callable[..., T], *args: object) -> Future[T]:
        """Hand over one task; `outcome` of the future is its result. Raises WorkersGone."""
        with self._lock:
            try:
                future = self._scheduled(function, args)
            except _BROKEN:
                self._renew()
                try:
                    future = self._scheduled(function, args)
                except _BROKEN:
                    raise WorkersGone from None
            self._tasks[future] = (function, args)
        return future

    def outcome(self, future: Future[T]) -> T:
        """The task's result, waited for.

        Raises the CounterclaimError that the task raised, IsolationError where it was killed or
        where its input has made the reader fail in any other way, and WorkersGone.
        """
        try:
            result = self._result_of(future)
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
            raise IsolationError(result.why, result.trace)
        return result

    def _result_of(self, future: Future[T]) -> T:
        """The task's result; what ended through no fault of the task is asked for again."""
        for _ in range(_AGAIN):
            try:
                return self._waited(future)
            except BrokenProcessPool:
                pass
            except ProcessExpired as dead:
                if dead.exitcode not in _ENDED:
                    raise
            function, args = self._tasks[future]
            future = self.submit(function, *args)
        try:
            return self._waited(future)
        except BrokenProcessPool:
            raise WorkersGone from None

    def _waited(self, future: Future[T]) -> T:
        while not wait((future,), timeout=_LOOK).done:
            with self._lock:
                if self._is_open and not self._pool.active:
                    self._renew()
        return future.result()

    def _scheduled(self, function: Callable[..., T], args: tuple[object, ...]) -> Future[T]:
        # What travels is the task's result or its error; `outcome` tells them apart.
        attempt: Callable[..., T] = isolated.attempt  # type: ignore[assignment]
        limits = self._limits
        _start_server()
        future: Future[T] = self._pool.schedule(
            attempt, args=(function, args, limits.seconds, limits.wall), timeout=limits.wall
        )
        return future

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._count,
            max_tasks=self._limits.tasks,
            initializer=isolated.confine,
            initargs=(self._limits.megabytes,),
            context=self._context,
        )

    def _renew(self) -> None:
        """Put a new pool in the place of a broken one, whose tasks will never be done."""
        if not self._is_open:
            raise WorkersGone
        old, self._pool = self._pool, self._new_pool()
        old.stop()  # type: ignore[no-untyped-call]
        old.join()
        for future in list(self._tasks):
            with suppress(InvalidStateError):
                future.set_exception(BrokenProcessPool("its pool is gone"))

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


def _start_server() -> None:
    """Start the process that workers are forked from, where it does not run.

    It never hears an interrupt from the terminal, which would print a traceback out of whatever it
    is importing: it ends with the process that it serves.
    """
    resource_tracker.ensure_running()  # which would let interrupts through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
