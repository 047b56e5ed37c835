"""The snapshot beside the live file: what readers open.

The live file belongs to one writer at a time. After a load it is checkpointed, copied and the copy
renamed over the snapshot: a reader that has the old one open keeps it, a new one gets the new.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseError


def snapshot_path(path: Path) -> Path:
    """The snapshot of a warehouse: `claims.duckdb` has `claims.snapshot.duckdb`."""
    return path.with_name(f"{path.stem}.snapshot{path.suffix}")


def publish(
    connection: duckdb.DuckDBPyConnection, path: Path, reach: Callable[[str], None]
) -> Path:
    """Copy the live file, open as `connection`, over its snapshot; the snapshot's path.

    The connection's lock keeps every other writer out meanwhile, so the half-made copy has a fixed
    name, and one that a killed process left behind is overwritten. Raises WarehouseError.
    """
    connection.checkpoint()
    reach("before snapshot")
    target = snapshot_path(path)
    copy_whole(path, target, reach)
    reach("after snapshot")
    return target


def copy_whole(source: Path, target: Path, reach: Callable[[str], None]) -> None:
    """Copy a file so that `target` is either the old one or the whole new one, also after a crash.

    Raises WarehouseError.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        shutil.copyfile(source, part)
        reach("during snapshot")
        with part.open("rb") as copied:
            os.fsync(copied.fileno())
        part.replace(target)
    except OSError as error:
        raise WarehouseError(
            str(target),
            f"the copy cannot be written ({error.strerror})",
            "free some space or mend the folder's rights; the warehouse itself is whole",
        ) from error
