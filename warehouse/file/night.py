"""The nightly work: compact what is read most, and keep backups.

Compaction sorts the table of positions by the last day on which each can be compared, so that a
batch reads only the parts that can hold its candidates; sorted by key, all of it is read. It
happens inside the file and in one transaction.
"""

from datetime import date
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseError
from warehouse.file.snapshot import copy_whole
from warehouse.file.sqlfiles import sql
from warehouse.file.transactions import transaction


def compact(connection: duckdb.DuckDBPyConnection) -> None:
    """Sort the positions anew and give back the space that was freed."""
    with transaction(connection):
        connection.execute(sql("compact"))
    connection.checkpoint()


def back_up(
    connection: duckdb.DuckDBPyConnection, path: Path, folder: Path, day: date, keep: int
) -> Path:
    """Copy the live file, open as `connection`, into a folder and keep the latest `keep` copies.

    The copy of a day replaces one made earlier that day. Raises WarehouseError.
    """
    connection.checkpoint()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WarehouseError(
            str(folder), error.strerror or "cannot be made", "name another folder for backups"
        ) from error
    target = folder / f"{path.stem}.{day.isoformat()}{path.suffix}"
    copy_whole(path, target, lambda point: None)
    for old in backups(path, folder)[:-keep]:
        old.unlink(missing_ok=True)
    return target


def backups(path: Path, folder: Path) -> list[Path]:
    """The backups of a warehouse in a folder, the oldest first."""
    return sorted(folder.glob(f"{path.stem}.????-??-??{path.suffix}"))
