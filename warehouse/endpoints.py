"""Endpoints as the warehouse knows them: by name, their state and how they fare.

Addresses and secrets are not in it, and so not in the snapshot that readers open.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import duckdb

from warehouse.appending import append
from warehouse.moments import from_utc, to_utc
from warehouse.sqlfiles import sql
from warehouse.transactions import transaction

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
    """How each endpoint fares that was ever written to or changed, by name."""
    found = connection.execute(sql("endpoints_health")).fetchall()
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
    """Make the endpoint's dead letters due again, those written since a moment; how many."""
    moment = to_utc(since) if since else None
    values = {"endpoint": endpoint, "since": moment, "now": to_utc(now)}
    with transaction(connection):
        return len(connection.execute(sql("endpoint_replay"), values).fetchall())


def give_up(
    connection: duckdb.DuckDBPyConnection,
    endpoint: str,
    before: datetime | None,
    reason: str,
    now: datetime,
) -> int:
    """Make dead letters of what waits, of what was written before a moment; how many."""
    moment = to_utc(before) if before else None
    values = {"endpoint": endpoint, "before": moment, "reason": reason, "now": to_utc(now)}
    with transaction(connection):
        return len(connection.execute(sql("endpoint_give_up"), values).fetchall())
