"""Messages on their way: what is due, what was tried, what is dead.

Nothing is updated: each attempt is a row, and a message's state is that of its last row. A process
that dies between sending and recording sends again under the same id, which is at least once.
"""

from collections.abc import Iterable
from datetime import datetime

import duckdb

from warehouse.errors import UnknownAlert
from warehouse.file.appending import append
from warehouse.file.moments import from_utc, to_utc
from warehouse.file.sqlfiles import sql
from warehouse.file.transactions import transaction
from warehouse.records import Delivery, OutboxRow


def due(connection: duckdb.DuckDBPyConnection, now: datetime, most: int) -> list[OutboxRow]:
    """Messages to be sent now, the longest due first, at most `most` of each endpoint.

    `attempts` counts from the last replay. Nothing is due of an endpoint that is disabled or asked
    for a pause.
    """
    found = connection.execute(sql("outbox_due"), {"now": to_utc(now), "most": most})
    return [_row(row) for row in found.fetchall()]


def next_due(connection: duckdb.DuckDBPyConnection) -> datetime | None:
    """When the next message can be sent, None without any that waits."""
    row = connection.execute(sql("outbox_next")).fetchone()
    return from_utc(row[0]) if row and row[0] else None


def record(connection: duckdb.DuckDBPyConnection, deliveries: Iterable[Delivery]) -> None:
    """Store attempts, in one transaction."""
    with transaction(connection):
        add_attempts(connection, deliveries)


def add_attempts(connection: duckdb.DuckDBPyConnection, deliveries: Iterable[Delivery]) -> None:
    """Store attempts inside the running transaction."""
    rows = [
        (
            attempt.message_id,
            attempt.attempt,
            to_utc(attempt.at),
            attempt.outcome,
            attempt.status,
            attempt.error,
            to_utc(attempt.next_due) if attempt.next_due else None,
            to_utc(attempt.hold_until) if attempt.hold_until else None,
        )
        for attempt in deliveries
    ]
    append(connection, "store.attempts", rows)


def add_messages(connection: duckdb.DuckDBPyConnection, messages: Iterable[OutboxRow]) -> None:
    """Put messages into the outbox inside the running transaction."""
    rows = [
        (one.id, one.alert_id, one.endpoint, one.payload, to_utc(one.created), to_utc(one.due))
        for one in messages
    ]
    append(connection, "store.outbox", rows)


def replay(connection: duckdb.DuckDBPyConnection, alert_id: str, now: datetime) -> int:
    """Make an alert's messages due again, whatever became of them; how many there are.

    Raises UnknownAlert for an alert that has no messages.
    """
    with transaction(connection):
        done = connection.execute(sql("outbox_replay"), {"alert": alert_id, "now": to_utc(now)})
        count = len(done.fetchall())
    if not count:
        raise UnknownAlert(
            alert_id, "no message was written for it", "see `counterclaim alerts list`"
        )
    return count


def _row(row: tuple[str, str, str, bytes, datetime, datetime, int]) -> OutboxRow:
    message, alert, endpoint, payload, created, falls_due, attempts = row
    return OutboxRow(
        id=message,
        alert_id=alert,
        endpoint=endpoint,
        payload=payload,
        created=from_utc(created),
        due=from_utc(falls_due),
        attempts=attempts,
    )
