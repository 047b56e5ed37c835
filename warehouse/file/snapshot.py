"""The snapshot beside the live file: what readers open.

The live file belongs to one writer at a time. After a load it is checkpointed, copied and the copy
renamed over the snapshot: a reader that has the old one open keeps it, a new one gets the new.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseDamaged, WarehouseError
from warehouse.file.soundness import check


def snapshot_path(path: Path) -> Path:
    """The snapshot of a warehouse: `claims.duckdb` has `claims.snapshot.duckdb`."""
    path = path.resolve() if path.is_symlink() else path  # one for all names of a warehouse
    return path.with_name(f"{path.stem}.snapshot{path.suffix}")


def previous_path(path: Path) -> Path:
    """The snapshot before the last, good as it was."""
    snapshot = snapshot_path(path)
    return snapshot.with_name(f"{snapshot.stem}.previous{snapshot.suffix}")


def publish(
    connection: duckdb.DuckDBPyConnection, path: Path, reach: Callable[[str], None]
) -> Path:
    """Copy the live file, open as `connection`, over its snapshot; the snapshot's path.

    The connection's lock keeps every other writer out meanwhile, so the half-made copy has a fixed
    name, and one that a killed process left behind is replaced. A copy that cannot be read to its
    end takes nobody's place; the snapshot before stays beside the new one. Raises WarehouseError,
    WarehouseDamaged.
    """
    connection.checkpoint()
    reach("before snapshot")
    target = snapshot_path(path)
    copy_whole(path, target, reach, keep=previous_path(path))
    reach("after snapshot")
    return target


def copy_whole(
    source: Path, target: Path, reach: Callable[[str], None], keep: Path | None = None
) -> None:
    """Copy a file so that `target` is either the old one or the whole new one, also after a crash.

    The copy is read through before it takes the old one's place, which `keep` names from then on.
    Raises WarehouseDamaged, where what was copied cannot be read, and WarehouseError.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        _copy(source, part)
        reach("during snapshot")
        check(part, source)
        if keep is not None and target.exists():
            _keep(target, keep)
        part.replace(target)
    except WarehouseDamaged:
        part.unlink(missing_ok=True)
        raise
    except OSError as error:
        raise WarehouseError(
            str(target),
            f"the copy cannot be written ({error.strerror})",
            "free some space or mend the folder's rights; the warehouse itself is whole",
        ) from error


def _copy(source: Path, part: Path) -> None:
    """A new file, never one that a link of that name leads to."""
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666)
    with source.open("rb") as read, os.fdopen(handle, "wb") as written:
        shutil.copyfileobj(read, written, 1 << 20)
        written.flush()
        os.fsync(written.fileno())


def _keep(old: Path, name: Path) -> None:
    """Give a file a second name; where the file system has no such links, it goes without."""
    part = name.with_name(f"{name.name}.part")
    part.unlink(missing_ok=True)
    with suppress(OSError):
        os.link(old, part)
        part.replace(name)
