"""Connections to the live file: short-lived, one writer at a time.

While a process holds the file no other can open it, so a lock is waited for with growing, jittered
pauses. The clock, the pause and the randomness are passed in.
"""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseDamaged, WarehouseError, WarehouseLocked
from warehouse.file.migrate import migrate

# The form in which a new file is written: clients of DuckDB 1.4 and later read it and its snapshot.
# A file that is there keeps its own; `backup` and `restore` change it.
STORAGE = "v1.4.0"

_FULL = re.compile(r"No space left|disk quota|File too large|could not write|Out of Memory", re.I)
_RIGHTS = re.compile(r"Permission denied|Read-only file system|read-only mode", re.IGNORECASE)
_DAMAGED = re.compile(r"\bWAL\b|corrupt|checksum|deserializ|not enough bytes|invalidated", re.I)
# What DuckDB raises where a block does not hold what its catalogue says.
_BROKEN = (duckdb.InternalException, duckdb.FatalException, duckdb.SerializationException)
_NOTICED = 0.3  # seconds of a pause that somebody notices; most locks are let go before
_HOLDER = re.compile(r"\(PID (\d+)\)")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for a locked file: `limit` seconds in all.

    `clock` gives seconds that only grow, `sleep` pauses for seconds, `jitter` gives a number from 0
    up to 1. `tell` is told once that somebody waits, and for whom.
    """

    clock: Callable[[], float]
    sleep: Callable[[float], None]
    jitter: Callable[[], float]
    limit: float = 30.0
    first: float = 0.02
    longest: float = 1.0
    tell: Callable[[str], None] = lambda line: None


# Two threads of a process would share one open file, and its snapshot be copied in the midst of the
# other's writing; between processes DuckDB's own lock does the same.
_ONE_THREAD = threading.RLock()


@contextmanager
def writing(path: Path, patience: Patience) -> Iterator[duckdb.DuckDBPyConnection]:
    """The live file read-write, made and migrated where needed, closed at the end.

    Raises WarehouseLocked, WarehouseTooNew, WarehouseDamaged, and WarehouseError for what else
    DuckDB meets in its block (a full disk, a folder that cannot be written to).
    """
    with _ONE_THREAD:
        connection = _open_patiently(path, patience)
        try:
            migrate(connection, str(path))
            yield connection
        except duckdb.Error as error:
            raise typed(path, error) from error
        finally:
            connection.close()


def _open_patiently(path: Path, patience: Patience) -> duckdb.DuckDBPyConnection:
    until = patience.clock() + patience.limit
    pause, told = patience.first, False
    while True:
        try:
            return open_file(path)
        except WarehouseLocked as locked:
            if patience.clock() >= until:
                raise
            if not told and pause > _NOTICED:
                told = True
                patience.tell(f"{path}: {locked.problem}; waiting up to {patience.limit:.0f} s")
        patience.sleep(pause * (0.5 + patience.jitter()))
        pause = min(pause * 2, patience.longest)


def open_file(path: Path) -> duckdb.DuckDBPyConnection:
    """One attempt at opening the live file; its folder is made.

    Raises WarehouseLocked, WarehouseDamaged, WarehouseError.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Opened by a link, its log would lie beside the link, where who opens the file misses it.
        real = path.resolve() if path.is_symlink() else path
        return duckdb.connect(str(real), config={"storage_compatibility_version": STORAGE})
    except OSError as error:
        raise WarehouseError(
            str(path), error.strerror or "cannot be made", "name another file with --warehouse"
        ) from error
    except duckdb.Error as error:
        raise typed(path, error) from error


def typed(path: Path, error: duckdb.Error) -> WarehouseError:
    """The typed error for what DuckDB said of a file."""
    said = str(error)
    line = " ".join(said.split())[:300]
    if "lock on file" in said:
        holder = _HOLDER.search(said)
        return WarehouseLocked(str(path), int(holder[1]) if holder else None)
    if "not a valid DuckDB database" in said:
        return WarehouseDamaged(
            str(path), "the file is no DuckDB database", "name another file with --warehouse"
        )
    if _FULL.search(said):
        return WarehouseError(
            str(path),
            f"cannot be written to: {line}",
            "free some space, then run this again; what was stored before is whole",
        )
    if _RIGHTS.search(said):
        return WarehouseError(
            str(path), line, "mend the rights, or name another file with --warehouse"
        )
    if isinstance(error, _BROKEN) or _DAMAGED.search(said):
        return WarehouseDamaged(
            str(path),
            f"the file or its log is damaged ({line})",
            "run `counterclaim repair`, which tells what can still be read",
        )
    return WarehouseError(
        str(path), line, "check the path and its rights, or name another file with --warehouse"
    )
