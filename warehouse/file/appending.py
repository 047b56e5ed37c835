"""Bulk loading through DuckDB's Appender.

`executemany` loads some hundred rows a second, the Appender some hundred thousand.
"""

from collections.abc import Iterable
from typing import Any

import duckdb

Row = tuple[Any, ...]


def append(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Row]) -> None:
    """Rows into a table, inside the running transaction."""
    with connection.appender(table) as appender:
        appender.append_rows(list(rows))
