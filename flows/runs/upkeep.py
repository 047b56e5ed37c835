"""The nightly work on the warehouse: compaction and a backup."""

from datetime import datetime
from pathlib import Path

from warehouse.connection import Patience, writing
from warehouse.nightly import back_up, compact
from warehouse.snapshot import publish

KEPT = 14  # backups; two weeks
FOLDER = "backups"


def nightly(path: Path, patience: Patience, now: datetime) -> Path:
    """Compact, back up beside the warehouse, publish the snapshot anew; the backup's path."""
    with writing(path, patience) as connection:
        compact(connection)
        copy = back_up(connection, path, path.parent / FOLDER, now.date(), KEPT)
        publish(connection, path, lambda point: None)
    return copy
