"""Opening a file whose log is damaged.

DuckDB writes commits to a log beside the file (`.wal`) and replays it when it opens the file. A log
with a bad tail opens without the last commit; one with a bad middle refuses. Then the log is set
aside, never deleted, and the file opened as of its last checkpoint; what was loaded since is to be
ingested again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseDamaged, WarehouseError
from warehouse.file.connection import open_file, typed
from warehouse.file.migrate import migrate
from warehouse.file.moments import from_utc
from warehouse.file.snapshot import publish, snapshot_path
from warehouse.file.soundness import is_sound, read_through
from warehouse.file.sqlfiles import sql


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair found: `set_aside` is the log that was renamed, None where it was sound;
    `last_load` the last load that the file still holds. `rows` of all tables were read. `renewed`
    is a snapshot that was damaged and made anew."""

    set_aside: Path | None
    articles: int
    last_load: datetime | None
    rows: int
    renewed: Path | None = None


def repair(path: Path, now: datetime, copies: Sequence[Path] = ()) -> Repaired:
    """Open the file, setting its log aside where that is what is damaged, and read all of it.

    Raises WarehouseDamaged where the file itself cannot be read; then the newest of its `copies`
    that can be is the mend.
    """
    path = path.resolve()  # the log lies beside the file itself, not beside a link to it
    set_aside = None
    try:
        connection = open_file(path)
    except WarehouseDamaged as damage:
        log = path.with_name(f"{path.name}.wal")
        if not log.exists():
            raise _beyond(path, damage, copies) from damage
        set_aside = log.with_name(f"{log.name}.damaged-{now:%Y%m%dT%H%M%S}")
        log.rename(set_aside)
        try:
            connection = open_file(path)
        except WarehouseDamaged as still:
            raise _beyond(path, still, copies) from still
    try:
        rows = read_through(connection, path, None)
        migrate(connection, str(path))
        row = connection.execute(sql("last_load")).fetchone()
        snapshot, renewed = snapshot_path(path), None
        if snapshot.exists() and not is_sound(snapshot):
            snapshot.unlink()
            renewed = publish(connection, path, lambda point: None)
    except WarehouseDamaged as damage:
        raise _beyond(path, damage, copies) from damage
    except duckdb.Error as error:
        raise _beyond(path, typed(path, error), copies) from error
    finally:
        connection.close()
    articles, last = row if row else (0, None)
    return Repaired(set_aside, articles, from_utc(last) if last else None, rows, renewed)


def _beyond(path: Path, damage: WarehouseError, copies: Sequence[Path]) -> WarehouseDamaged:
    """What to do: the newest copy that can be read to its end, by name."""
    found = [copy for copy in copies if copy.exists()]
    for copy in sorted(found, key=lambda copy: copy.stat().st_mtime, reverse=True):
        if is_sound(copy):
            made = datetime.fromtimestamp(copy.stat().st_mtime, UTC)
            mend = (
                f"the copy of {made:%Y-%m-%d %H:%M} UTC is whole: move the damaged file and its"
                f" .wal away, `cp {copy} {path}`, and ingest again what came since"
            )
            return WarehouseDamaged(str(path), damage.problem, mend)
    return WarehouseDamaged(
        str(path), damage.problem, "restore it from the latest backup and ingest again"
    )
