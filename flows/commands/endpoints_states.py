"""What the warehouse knows of endpoints, asked and changed."""

from collections.abc import Callable
from datetime import UTC, datetime

import duckdb

from flows.settings import Settings
from flows.world import patience
from warehouse.file.connection import writing
from warehouse.file.query import reading
from warehouse.file.snapshot import publish, snapshot_path
from warehouse.file.transactions import transaction
from warehouse.outbox.endpoints import Health, change_state, health

Change = Callable[[duckdb.DuckDBPyConnection, datetime], int]


def read_health(settings: Settings) -> dict[str, Health]:
    """How each endpoint fares, by name, as the snapshot has it; empty where there is none yet."""
    if not snapshot_path(settings.warehouse).exists():
        return {}
    with reading(settings.warehouse) as connection:
        return health(connection)


def in_warehouse(settings: Settings, change: Change) -> int:
    """Change the warehouse and publish it; what the change counted."""
    path = settings.warehouse
    with writing(path, patience()) as connection:
        count = change(connection, datetime.now(UTC))
        publish(connection, path, lambda point: None)
    return count


def begin_anew(settings: Settings, name: str) -> None:
    """Enable a new endpoint where an earlier one of its name was disabled."""

    def change(connection: duckdb.DuckDBPyConnection, now: datetime) -> int:
        with transaction(connection):
            change_state(connection, name, "enabled", "added anew", now)
        return 0

    before = read_health(settings).get(name)
    if before is not None and before.state == "disabled":
        in_warehouse(settings, change)
