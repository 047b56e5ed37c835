"""The endpoints that were added by command: a file beside the warehouse that only its owner reads.

Never in the warehouse itself, whose snapshot and backups are copied and shown around.
"""

import json
import logging
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flows.endpoints.endpoint import Endpoint
from flows.endpoints.rows import added_endpoint_of, row_of
from flows.errors import SettingsError
from flows.private_files import alone, write_whole

Endpoints = tuple[Endpoint, ...]

_VERSION = 1
_log = logging.getLogger("counterclaim")


def endpoints_path(warehouse: Path) -> Path:
    """The file of a warehouse: `claims.duckdb` has `claims.endpoints.json`."""
    return warehouse.with_name(f"{warehouse.stem}.endpoints.json")


def read_endpoints(path: Path) -> Endpoints:
    """The endpoints of the file, none where there is no file; SettingsError where it is broken."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(str(path), f"cannot be read ({error})", "mend its rights") from None
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        _log.warning("%s holds secrets and others may read it; run: chmod 600 %s", path, path)
    try:
        rows = _rows(json.loads(text))
    except (ValueError, TypeError, KeyError) as error:
        mend = "mend it, or move it away and add the endpoints again"
        raise SettingsError(str(path), f"is not a list of endpoints ({error})", mend) from None
    return tuple(added_endpoint_of(str(path), row) for row in rows)


def _rows(table: Any) -> list[dict[str, Any]]:
    if table["version"] != _VERSION:
        raise ValueError(f"version {table['version']!r}, this counterclaim knows {_VERSION}")
    return [dict(row) for row in table["endpoints"]]


def change_endpoints(path: Path, change: Callable[[Endpoints], Endpoints]) -> None:
    """Replace the endpoints of the file by what `change` makes of them, whole or not at all.

    Two commands at once change it one after the other.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with alone(path.parent):
        changed = change(read_endpoints(path))
        rows = [row_of(endpoint) for endpoint in changed]
        text = json.dumps({"version": _VERSION, "endpoints": rows}, indent=1, ensure_ascii=False)
        write_whole(path, text + "\n")
