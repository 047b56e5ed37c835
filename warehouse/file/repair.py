"""Opening a file whose log is damaged.

DuckDB writes commits to a log beside the file (`.wal`) and replays it when it opens the file. A log
with a bad tail opens without the last commit; one with a bad middle refuses. Then the log is set
aside, never deleted, and the file opened as of its last checkpoint; what was loaded since is to be
ingested again.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from warehouse.errors import WarehouseDamaged
from warehouse.file.connection import open_file
from warehouse.file.migrate import migrate
from warehouse.file.moments import from_utc
from warehouse.file.sqlfiles import sql


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair found: `set_aside` is the log that was renamed, None where it was sound;
    `last_load` the last load that the file still holds."""

    set_aside: Path | None
    articles: int
    last_load: datetime | None


def repair(path: Path, now: datetime) -> Repaired:
    """Open the file, setting its log aside where that is what is damaged.

    Raises WarehouseDamaged where the file itself cannot be read; then a backup is the mend.
    """
    set_aside = None
    try:
        connection = open_file(path)
    except WarehouseDamaged as damage:
        log = path.with_name(f"{path.name}.wal")
        if not log.exists():
            raise _beyond(path, damage) from damage
        set_aside = log.with_name(f"{log.name}.damaged-{now:%Y%m%dT%H%M%S}")
        log.rename(set_aside)
        try:
            connection = open_file(path)
        except WarehouseDamaged as still:
            raise _beyond(path, still) from still
    try:
        migrate(connection, str(path))
        row = connection.execute(sql("last_load")).fetchone()
    finally:
        connection.close()
    articles, last = row if row else (0, None)
    return Repaired(set_aside, articles, from_utc(last) if last else None)


def _beyond(path: Path, damage: WarehouseDamaged) -> WarehouseDamaged:
    return WarehouseDamaged(
        str(path), damage.problem, "restore it from the latest backup and ingest again"
    )
