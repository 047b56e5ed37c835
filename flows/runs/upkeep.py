"""The nightly work on the warehouse: a purge, compaction and a backup."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from warehouse.file.connection import Patience, writing
from warehouse.file.night import back_up, backups, compact
from warehouse.file.snapshot import previous_path, publish, snapshot_path
from warehouse.memory.purging import Purged, purge

KEPT = 14  # backups; two weeks
FOLDER = "backups"


@dataclass(frozen=True, slots=True)
class Night:
    """What a night's work gave: where the backup lies, and how many rows were forgotten."""

    backup: Path
    purged: Purged


def copies_of(path: Path) -> list[Path]:
    """What there may be of copies of a warehouse: snapshots and backups."""
    real = path.resolve()
    return [snapshot_path(real), previous_path(real), *backups(real, real.parent / FOLDER)]


def nightly(path: Path, patience: Patience, now: datetime) -> Night:
    """Forget what nobody asks for, compact, back up beside the warehouse, publish the snapshot.

    Both copies are read through: a warehouse that is damaged is told of once a day at the latest,
    and its good copies stay.
    """
    with writing(path, patience) as connection:
        purged = purge(connection, now)
        compact(connection)
        copy = back_up(connection, path, path.parent / FOLDER, now.date(), KEPT)
        publish(connection, path, lambda point: None)
    return Night(copy, purged)
