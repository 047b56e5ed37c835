"""Queries of users in a process of their own, which time and memory end and Ctrl-C leaves behind.

DuckDB can be asked for what takes for ever, or all memory, within one of its functions, where no
thread can stop it.
"""

import multiprocessing
import resource
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast

from extractors.errors import CounterclaimError
from flows.workers.isolated import Raised
from warehouse.errors import QueryError
from warehouse.file.query import MEGABYTES, Rows, only_reads, portions, reading

SECONDS = 60.0  # that a query may take, unless --timeout says otherwise
_BESIDE = 2_048  # megabytes of addresses that Python, DuckDB's code and its threads take


@dataclass(frozen=True, slots=True)
class Streamed:
    """An answer that is still being fetched: `rows` gives lists of rows."""

    columns: tuple[str, ...]
    rows: Iterator[Rows]


def ask_apart(path: Path, query: str, seconds: float = SECONDS) -> Streamed:
    """The answer to a query on the snapshot; only waiting for it counts against its time.

    Raises QueryError, also while rows are read, WarehouseMissing and WarehouseDamaged.
    """
    only_reads(query)
    told = _told(path, query, seconds)
    return Streamed(cast(tuple[str, ...], next(told)), cast(Iterator[Rows], told))


def _told(path: Path, query: str, seconds: float) -> Iterator[tuple[str, ...] | Rows]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(theirs, path, query), daemon=True)
    process.start()
    theirs.close()
    try:
        while (given := _received(ours, query, seconds)) is not None:
            portion, seconds = given
            yield portion
    finally:
        process.kill()
        process.join()
        ours.close()


def _received(
    pipe: Connection, query: str, seconds: float
) -> tuple[tuple[str, ...] | Rows, float] | None:
    """What comes next and the time that is left; None at the end."""
    began, name = time.monotonic(), " ".join(query.split())[:60]
    if not pipe.poll(max(seconds, 0)):
        mend = "ask for less, or give it longer with --timeout"
        raise QueryError(name, "took longer than it may", mend)
    try:
        given = pipe.recv()
    except EOFError:
        problem = f"took more memory than it may ({MEGABYTES:,} MB)"
        raise QueryError(name, problem, "ask for fewer rows or columns at once") from None
    if isinstance(given, Raised):
        raise given.error()
    return None if given is None else (given, seconds - (time.monotonic() - began))


def _answer(pipe: Connection, path: Path, query: str) -> None:
    """Runs in the other process: sends names, rows, and None at the end, or the error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever waits for us ends us
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # nothing that it writes may reach a file
    room = (2 * MEGABYTES + _BESIDE) << 20
    resource.setrlimit(resource.RLIMIT_AS, (room, room))
    try:
        with reading(path) as connection:
            for portion in portions(connection, query):
                pipe.send(portion)
        pipe.send(None)
    except CounterclaimError as error:
        pipe.send(Raised(type(error), error.args, dict(vars(error))))
    except (BrokenPipeError, MemoryError):  # nobody listens any more; its end is told by ours
        return
