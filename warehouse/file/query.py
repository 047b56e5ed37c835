"""Read-only SQL over the snapshot."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.errors import QueryError, WarehouseDamaged, WarehouseError, WarehouseMissing
from warehouse.file.connection import typed
from warehouse.file.snapshot import snapshot_path
from warehouse.file.sqlfiles import sql
from warehouse.records import Answer

MEGABYTES = 1_024  # that a query may use, more than a join of all views of a million claims takes
_THREADS = 4
_PORTION = 1_000  # rows fetched at a time
_READS = ("SELECT", "MULTI")  # the latter is PIVOT's
_EXPLAIN = re.compile(r"\s*EXPLAIN(?:\s+ANALYZE|\s*\([^)]*\))?\s", re.IGNORECASE)
_ONLY = "queries may read the views and nothing else"

Rows = list[tuple[object, ...]]


@contextmanager
def reading(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The snapshot of the warehouse at `path`, read-only and shut off from the world.

    Raises WarehouseMissing, WarehouseDamaged.
    """
    snapshot = snapshot_path(path)
    if not snapshot.exists():
        raise WarehouseMissing(
            str(path), "there is no snapshot of it to read", "run `counterclaim ingest` first"
        )
    # Attached, not opened: DuckDB gives all openers of one path in a process the same database,
    # and a reader that starts after a load is to see what it loaded.
    limits: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{MEGABYTES}MB",
        "threads": _THREADS,
    }
    connection = duckdb.connect(config=limits)
    try:
        connection.execute(sql("snapshot_attach"), {"path": str(snapshot)})
        connection.execute(sql("snapshot_shut"))
    except duckdb.Error as error:
        connection.close()
        raise typed(snapshot, error) from error
    try:
        yield connection
    finally:
        connection.close()


def run_query(path: Path, query: str, parameters: Mapping[str, object] | None = None) -> Answer:
    """The answer to a query on the warehouse's snapshot, whole and however long it takes.

    Raises WarehouseMissing, WarehouseDamaged, and QueryError with DuckDB's own words for a query
    that cannot be run.
    """
    only_reads(query)
    with reading(path) as connection:
        return ask(connection, query, parameters)


def only_reads(query: str) -> None:
    """Raises QueryError for what is not one statement that reads, by DuckDB's own reading of it."""
    try:
        found = duckdb.extract_statements(query)
    except duckdb.Error as error:
        raise QueryError(_short(query), _said(error), _mend(error)) from error
    if len(found) != 1:
        raise QueryError(_short(query), f"holds {len(found)} statements", "give one")
    kind = _kind(found[0])
    if kind == "EXPLAIN":
        only_reads(_EXPLAIN.sub("", found[0].query, count=1))
    elif kind not in _READS:
        problem = f"{kind} is no statement that reads, and queries are read-only"
        raise QueryError(_short(query), problem, _ONLY)


def _kind(statement: duckdb.Statement) -> str:
    try:
        return statement.type.name
    except ValueError:  # DuckDB's Python knows fewer kinds than its parser
        return "this"


def portions(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[str, ...] | Rows]:
    """The columns' names, then the rows in lists, fetched as they are asked for.

    Raises QueryError.
    """
    try:
        found = connection.execute(query)
        yield tuple(column[0] for column in found.description or ())
        while rows := found.fetchmany(_PORTION):
            yield rows
    except duckdb.Error as error:
        raise _failed(query, error) from error


def ask(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    parameters: Mapping[str, object] | None = None,
) -> Answer:
    """The answer to a query on an open connection. Raises QueryError."""
    try:
        found = connection.execute(query, dict(parameters) if parameters else None)
        columns = tuple(column[0] for column in found.description or ())
        return Answer(columns, tuple(found.fetchall()))
    except duckdb.Error as error:
        raise _failed(query, error) from error


def _failed(query: str, error: duckdb.Error) -> WarehouseError:
    """The error of the query, or of the snapshot where a block of it cannot be read."""
    found = typed(Path("the snapshot"), error)
    if isinstance(found, WarehouseDamaged) and not isinstance(error, duckdb.InternalException):
        return found
    return QueryError(_short(query), _said(error), _mend(error))


def _short(query: str) -> str:
    line = " ".join(query.split())
    return line if len(line) <= 60 else f"{line[:57]}..."


def _said(error: duckdb.Error) -> str:
    """DuckDB's message on one line, without its pointer into the query."""
    return " ".join(str(error).partition("\nLINE ")[0].split())


def _mend(error: duckdb.Error) -> str:
    if isinstance(error, duckdb.CatalogException):
        return "list the views with: SHOW TABLES"
    if isinstance(error, duckdb.BinderException):
        return "list a view's columns with: DESCRIBE claims"
    if isinstance(error, duckdb.ParserException):
        return "check the SQL"
    if isinstance(error, duckdb.OutOfMemoryException):
        return "ask for fewer rows or columns at once"
    return _ONLY
