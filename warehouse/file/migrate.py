"""The schema, brought up to date step by step.

Migrations are only ever appended. Each is applied in a transaction of its own together with its row
in store.schema_version, so that a killed process leaves whole steps behind. The views are made anew
whenever their text or the schema has changed: some take all columns of a table.
"""

import hashlib

import duckdb

from warehouse.errors import WarehouseTooNew
from warehouse.file.sqlfiles import Migration, migrations, sql, views
from warehouse.file.transactions import transaction


def migrate(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    steps: tuple[Migration, ...] | None = None,
) -> int:
    """Apply what is missing; the version reached. `name` is the file's, for messages.

    Raises WarehouseTooNew, having changed nothing, where the file's schema is newer than `steps`.
    """
    steps = migrations() if steps is None else steps
    connection.execute(sql("schema_version"))
    done = version(connection)
    known = steps[-1].version
    if done > known:
        raise WarehouseTooNew(name, done, known)
    for step in steps:
        if step.version > done:
            _apply(connection, step)
    _make_views(connection, known)
    return known


def schema_at(connection: duckdb.DuckDBPyConnection, name: str, reached: int) -> None:
    """The tables of a new file as an older schema had them; without views, which need the newest.

    Raises WarehouseTooNew.
    """
    steps = migrations()
    if reached > steps[-1].version:
        raise WarehouseTooNew(name, reached, steps[-1].version)
    connection.execute(sql("schema_version"))
    for step in steps:
        if step.version <= reached:
            _apply(connection, step)


def version(connection: duckdb.DuckDBPyConnection) -> int:
    """The schema's version, 0 for a new file."""
    row = connection.execute(sql("schema_version_read")).fetchone()
    return int(row[0]) if row else 0


def _apply(connection: duckdb.DuckDBPyConnection, step: Migration) -> None:
    with transaction(connection):
        connection.execute(step.sql)
        connection.execute(sql("schema_version_add"), {"version": step.version, "name": step.name})


def _make_views(connection: duckdb.DuckDBPyConnection, reached: int) -> None:
    digest = hashlib.sha256(f"{reached}\n{views()}".encode()).hexdigest()
    row = connection.execute(sql("views_digest_read")).fetchone()
    if row and row[0] == digest:
        return
    with transaction(connection):
        connection.execute(views())
        connection.execute(sql("views_digest_clear"))
        connection.execute(sql("views_digest_add"), {"digest": digest})
