"""The snapshot held open for many readers at once, and opened anew when a load has replaced it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

import duckdb

from warehouse.errors import QueryError, WarehouseMissing
from warehouse.file.connection import typed
from warehouse.file.query import reading
from warehouse.file.snapshot import snapshot_path
from warehouse.file.sqlfiles import sql

SECONDS = 10.0  # that the queries of one request may take together

T = TypeVar("T")
# What tells two snapshots apart: a new one is another file.
_Mark = tuple[int, int, int]


@dataclass(slots=True)
class _Opened:
    """A snapshot that is open; closed when it is replaced and nobody reads it any more."""

    mark: _Mark
    connection: duckdb.DuckDBPyConnection
    closing: ExitStack
    users: int = 0
    is_replaced: bool = False
    known: dict[object, object] = field(default_factory=dict)
    asking: threading.Lock = field(default_factory=threading.Lock)


class Lookout:
    """Readers of one warehouse's snapshot, each with a cursor and a limit of time of its own."""

    def __init__(self, path: Path, seconds: float = SECONDS) -> None:
        self._path = path
        self._seconds = seconds
        self._turn = threading.Lock()
        self._now: _Opened | None = None

    @contextmanager
    def looking(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor on the newest snapshot, which it keeps to its end whatever is loaded meanwhile.

        Raises WarehouseMissing, WarehouseDamaged, and QueryError for what takes too long.
        """
        opened = self._taken()
        try:
            with self._cursor(opened) as cursor:
                yield cursor
        finally:
            self._given_back(opened)

    def once(self, read: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
        """What `read` finds, asked once a snapshot: for what is the same on every page.

        Who asks meanwhile waits for the answer. Raises as `looking` does.
        """
        opened = self._taken()
        try:
            with opened.asking:
                if read not in opened.known:
                    with self._cursor(opened) as cursor:
                        opened.known[read] = read(cursor)
                return cast(T, opened.known[read])
        finally:
            self._given_back(opened)

    @contextmanager
    def _cursor(self, opened: _Opened) -> Iterator[duckdb.DuckDBPyConnection]:
        cursor = opened.connection.cursor()
        clock = threading.Timer(self._seconds, cursor.interrupt)
        clock.daemon = True
        try:
            cursor.execute(sql("page_begin"))
            clock.start()
            yield cursor
        except duckdb.InterruptException as error:
            raise QueryError("this page", "took longer than it may", "ask for less") from error
        except duckdb.OutOfMemoryException as error:
            mend = "ask for less, or by `counterclaim query`"
            raise QueryError("this page", "took more memory than it may", mend) from error
        except duckdb.Error as error:
            raise typed(snapshot_path(self._path), error) from error
        finally:
            clock.cancel()
            cursor.close()

    def close(self) -> None:
        """Close the snapshot as soon as nobody reads it."""
        with self._turn:
            self._replace(None)

    def _taken(self) -> _Opened:
        mark = _mark_of(self._path)
        with self._turn:
            if self._now is None or self._now.mark != mark:
                self._replace(_open(self._path, mark))
            assert self._now is not None
            self._now.users += 1
            return self._now

    def _given_back(self, opened: _Opened) -> None:
        with self._turn:
            opened.users -= 1
            if opened.is_replaced and not opened.users:
                opened.closing.close()

    def _replace(self, new: _Opened | None) -> None:
        old, self._now = self._now, new
        if old is not None:
            old.is_replaced = True
            if not old.users:
                old.closing.close()


def _mark_of(path: Path) -> _Mark:
    snapshot = snapshot_path(path)
    try:
        found = snapshot.stat()
    except FileNotFoundError:
        problem = "there is no snapshot of it to read"
        raise WarehouseMissing(str(path), problem, "run `counterclaim ingest` first") from None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _open(path: Path, mark: _Mark) -> _Opened:
    closing = ExitStack()
    return _Opened(mark, closing.enter_context(reading(path)), closing)
