"""Backups that any version reads: a Parquet file a table, and a manifest that tells them whole.

A copy of the DuckDB file needs a DuckDB that knows its storage; Parquet is read by all of them, and
by pandas, polars and Spark. The manifest counts the rows of each table and holds a digest of each
file, so that a backup which lost a byte is not taken for a good one.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse.errors import QueryError, WarehouseDamaged, WarehouseError
from warehouse.file.connection import open_file, typed
from warehouse.file.migrate import migrate, schema_at, version
from warehouse.file.sqlfiles import migrations, sql

MANIFEST = "manifest.json"
_FORM = 1  # of the manifest
_OWN = ("schema_version", "views_digest")  # what a schema makes for itself


@dataclass(frozen=True, slots=True)
class Archive:
    """What a backup holds: rows by table, the schema's version, and the moment it was made."""

    schema: int
    made: str
    rows: dict[str, int]


def archive(connection: duckdb.DuckDBPyConnection, folder: Path, now: datetime) -> Archive:
    """Write all tables of the open warehouse into a new folder.

    It is made under another name and renamed when whole. Raises WarehouseError.
    """
    part = folder.with_name(f"{folder.name}.part")
    try:
        _empty(part)
        tables = [_written(connection, part, table) for table in _tables(connection)]
        found = Archive(
            version(connection), now.isoformat(timespec="seconds"),
            {row["table"]: row["rows"] for row in tables},
        )  # fmt: skip
        head = {"form": _FORM, "schema": found.schema, "made": found.made, "tables": tables}
        (part / MANIFEST).write_text(json.dumps(head, indent=1) + "\n", encoding="utf-8")
        part.rename(folder)
    except OSError as error:
        why = error.strerror or "cannot be written"
        raise WarehouseError(str(folder), why, "name a folder that is not there yet") from error
    return found


def parquet_of(lines: Path, target: Path) -> int:
    """The JSON lines of a file as Parquet, whole or not at all; how many there were.

    Raises QueryError where there is none, of which no column is known.
    """
    part = target.with_name(f"{target.name}.part")
    if not lines.stat().st_size:
        raise QueryError(str(target), "would have no rows", "ask for some, or use --csv")
    try:
        with duckdb.connect() as connection:
            row = connection.execute(
                sql("archive_lines"), {"lines": str(lines), "file": str(part)}
            ).fetchone()
        part.replace(target)
    except duckdb.Error as error:
        raise typed(target, error) from error
    return int(row[0]) if row else 0


def restore(folder: Path, target: Path) -> Archive:
    """Make a warehouse at `target`, where there is none, from a backup of this or an older version.

    Every file is checked against the manifest first. Raises WarehouseError, WarehouseDamaged.
    """
    head = _head(folder)
    if target.exists():
        raise WarehouseError(str(target), "is there already", "name another with --warehouse")
    for table in head["tables"]:
        _check(folder, table)
    part = target.with_name(f"{target.name}.restoring")
    part.unlink(missing_ok=True)
    connection = open_file(part)
    try:
        schema_at(connection, str(folder), head["schema"])
        for table in head["tables"]:
            _read(connection, folder, table)
        migrate(connection, str(target))
        connection.checkpoint()
    except duckdb.Error as error:
        raise typed(folder, error) from error
    finally:
        connection.close()
    part.rename(target)
    return Archive(head["schema"], head["made"], {t["table"]: t["rows"] for t in head["tables"]})


def _empty(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in (*folder.glob("*.parquet"), folder / MANIFEST):
        old.unlink(missing_ok=True)


def _tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    found = connection.execute(sql("check_tables"), {"database": None}).fetchall()
    return [table for _, schema, table in found if schema == "store" and table not in _OWN]


def _written(connection: duckdb.DuckDBPyConnection, folder: Path, table: str) -> dict[str, Any]:
    """One table's file, in the order in which its rows came, and its line of the manifest."""
    file = folder / f"{table}.parquet"
    # Names cannot be parameters; the table's comes from the catalogue.
    written = sql("archive_write").replace("{table}", table)
    row = connection.execute(written, {"file": str(file)}).fetchone()
    return {"table": table, "rows": int(row[0]) if row else 0, "sha256": _digest(file)}


def _head(folder: Path) -> dict[str, Any]:
    mend = "name the folder of a backup, as `counterclaim backup` makes them"
    try:
        head: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        form, schema = int(head["form"]), int(head["schema"])
        tables = [(str(t["table"]), int(t["rows"]), str(t["sha256"])) for t in head["tables"]]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise WarehouseError(str(folder), f"holds no backup ({error})", mend) from None
    if form > _FORM or schema > migrations()[-1].version:
        newer = "is of a newer counterclaim than this one"
        raise WarehouseError(str(folder), newer, "install that version or a later one")
    if not all(table.isidentifier() for table, _, _ in tables):
        raise WarehouseError(str(folder), "names tables that are none", mend)
    return head


def _check(folder: Path, table: dict[str, Any]) -> None:
    file = folder / f"{table['table']}.parquet"
    try:
        whole = _digest(file) == table["sha256"]
    except OSError as error:
        raise WarehouseDamaged(str(file), str(error.strerror), "take another backup") from None
    if not whole:
        raise WarehouseDamaged(str(file), "is not as it was written", "take another backup")


def _read(connection: duckdb.DuckDBPyConnection, folder: Path, table: dict[str, Any]) -> None:
    file = folder / f"{table['table']}.parquet"
    read = sql("archive_read").replace("{table}", table["table"])
    row = connection.execute(read, {"file": str(file)}).fetchone()
    if row is None or int(row[0]) != table["rows"]:
        raise WarehouseDamaged(str(file), "holds other rows than told", "take another backup")


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
