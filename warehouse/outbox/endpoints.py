"""Endpoints as the warehouse knows them: by name, their state and how they fare.

Addresses and secrets are not in it, and so not in the snapshot that readers open.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import duckdb

from warehouse.file.appending import append
from warehouse.file.moments import from_utc, to_utc
from warehouse.file.sqlfiles import sql

EndpointState = Literal["enabled", "disabled"]


@dataclass(frozen=True, slots=True)
class Health:
    """How an endpoint fares, a row of the view `endpoints`.

    `failing_since`: every attempt has failed since then, None while it works.
    """

    endpoint: str
    state: EndpointState
    reason: str | None
    changed: datetime | None
    waiting: int
    dead: int
    last_success: datetime | None
    failing_since: datetime | None
    last_error: str | None


def health(connection: duckdb.DuckDBPyConnection) -> dict[str, Health]:
    """How each endpoint fares that was ever written to or changed, by name.

    Empty for a snapshot that an earlier version made, which knows nothing of endpoints.
    """
    try:
        found = connection.execute(sql("endpoints_health")).fetchall()
    except duckdb.CatalogException:
        return {}
    return {row[0]: Health(*map(_aware, row)) for row in found}


def _aware(value: Any) -> Any:
    return from_utc(value) if isinstance(value, datetime) else value


def failing(connection: duckdb.DuckDBPyConnection) -> Mapping[str, datetime]:
    """Since when all attempts at an endpoint have failed; those that work are left out."""
    found = connection.execute(sql("endpoints_failing")).fetchall()
    return {endpoint: from_utc(since) for endpoint, since in found}


def is_disabled(connection: duckdb.DuckDBPyConnection, endpoint: str) -> bool:
    """Whether the endpoint gets nothing for now."""
    row = connection.execute(sql("endpoint_state"), {"endpoint": endpoint}).fetchone()
    return row is not None and row[0] == "disabled"


def change_state(
    connection: duckdb.DuckDBPyConnection,
    endpoint: str,
    state: EndpointState,
    reason: str | None,
    now: datetime,
) -> None:
    """Enable or disable an endpoint inside the running transaction; its messages stay."""
    append(connection, "store.endpoint_states", [(endpoint, state, reason, to_utc(now))])


def revive(
    connection: duckdb.DuckDBPyConnection, endpoint: str, since: datetime | None, now: datetime
) -> int:
    """Make dead letters due again inside the running transaction; how many.

    Those that were given up since a moment; without one since the endpoint last took a message.
    """
    moment = to_utc(since) if since else None
    values = {"endpoint": endpoint, "since": moment, "now": to_utc(now)}
    return len(connection.execute(sql("endpoint_replay"), values).fetchall())


def give_up(
    connection: duckdb.DuckDBPyConnection, endpoint: str, reason: str, now: datetime
) -> int:
    """Make dead letters of all that waits, inside the running transaction; how many."""
    values = {"endpoint": endpoint, "reason": reason, "now": to_utc(now)}
    return len(connection.execute(sql("endpoint_give_up"), values).fetchall())
