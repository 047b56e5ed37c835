"""Callbacks and secrets of subscriptions: a file beside the warehouse that only its owner reads.

They stand in no table: readers and backups see copies of the warehouse, and whoever knows a
callback and its secret can push us news.
"""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from extractors.errors import CounterclaimError
from warehouse.memory.leases import Lease

Draw = Callable[[], str]  # an unguessable word of 32 letters and digits or more


class KeysError(CounterclaimError):
    """The file of callbacks and secrets cannot be read or written."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What one hub was given for one feed: `token` is the last part of the callback's path."""

    hub: str
    token: str
    secret: str = field(repr=False)


def keys_path(warehouse: Path) -> Path:
    """The file of a warehouse: `claims.duckdb` has `claims.websub.json`."""
    return warehouse.with_name(f"{warehouse.stem}.websub.json")


def load_keys(path: Path) -> dict[str, Keys]:
    """The keys by feed; none where there is no file yet. Raises KeysError."""
    try:
        table = json.loads(path.read_text("utf-8"))
        return {feed: Keys(row["hub"], row["token"], row["secret"]) for feed, row in table.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as broken:
        raise KeysError(
            f"{path}: cannot be read ({type(broken).__name__}: {broken}); "
            "remove it, and all feeds are subscribed anew"
        ) from None


def save_keys(path: Path, keys: Mapping[str, Keys]) -> None:
    """Write the file whole or not at all, readable by its owner only. Raises KeysError."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump({feed: asdict(one) for feed, one in sorted(keys.items())}, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise KeysError(f"{path}: cannot be written ({error}); mend the folder's rights") from None


def keys_for(lease: Lease, keys: Mapping[str, Keys], draw: Draw) -> Keys:
    """The keys of a lease: those its hub has already, new ones for another hub."""
    known = keys.get(lease.feed)
    return known if known and known.hub == lease.hub else Keys(lease.hub, draw(), draw())
