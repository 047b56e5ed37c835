"""Messages: due, tried again, dead, replayed; nothing is sent twice once it has arrived."""

from datetime import datetime, timedelta

import duckdb
import pytest

from tests.warehouse.samples import NOW, WAYS, account
from warehouse.errors import UnknownAlert
from warehouse.ingest import ingest_accounts
from warehouse.outbox.queue import due, next_due, record, replay
from warehouse.records import Delivery, DeliveryOutcome, OutboxRow

LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def message(connection: duckdb.DuckDBPyConnection) -> OutboxRow:
    ingest_accounts(connection, [account("north", 12), account("south", 30)], WAYS, NOW)
    (row,) = due(connection, NOW, 10)
    return row


def attempt(row: OutboxRow, outcome: DeliveryOutcome, next_due: datetime | None = None) -> Delivery:
    status, error = (200, None) if outcome == "delivered" else (500, "answered 500")
    number = row.attempts + 1
    return Delivery(row.id, row.endpoint, number, NOW, outcome, status, error, next_due)


def test_a_new_message_is_due_at_once(message: OutboxRow) -> None:
    assert (message.endpoint, message.attempts, message.due) == ("desk", 0, NOW)
    assert message.id.startswith("msg_") and message.payload.startswith(message.alert_id.encode())


def test_what_arrived_is_never_due_again(
    connection: duckdb.DuckDBPyConnection, message: OutboxRow
) -> None:
    record(connection, [attempt(message, "delivered")])
    assert due(connection, NOW + timedelta(days=9), 10) == []
    assert next_due(connection) is None


def test_what_failed_is_due_when_its_time_comes(
    connection: duckdb.DuckDBPyConnection, message: OutboxRow
) -> None:
    record(connection, [attempt(message, "retry", LATER)])
    assert due(connection, NOW, 10) == []
    assert next_due(connection) == LATER
    (again,) = due(connection, LATER, 10)
    assert (again.id, again.attempts, again.payload) == (message.id, 1, message.payload)


def test_a_dead_letter_is_kept_and_can_be_replayed(
    connection: duckdb.DuckDBPyConnection, message: OutboxRow
) -> None:
    record(connection, [attempt(message, "retry", LATER), attempt(message, "dead")])
    assert due(connection, NOW + timedelta(days=9), 10) == []
    dead = "SELECT message_id FROM store.messages WHERE outcome = 'dead'"
    assert connection.execute(dead).fetchall() == [(message.id,)]
    assert replay(connection, message.alert_id, LATER) == 1
    (again,) = due(connection, LATER, 10)
    assert (again.id, again.attempts) == (message.id, 0)
    record(connection, [attempt(again, "delivered")])
    assert due(connection, NOW + timedelta(days=9), 10) == []
    assert connection.execute(dead).fetchall() == []


def test_an_alert_without_messages_cannot_be_replayed(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    with pytest.raises(UnknownAlert, match="alerts list"):
        replay(connection, "0123456789abcdef", NOW)


def test_deliveries_shows_every_attempt(
    connection: duckdb.DuckDBPyConnection, message: OutboxRow
) -> None:
    shown = "SELECT attempt, outcome, status, error FROM deliveries ORDER BY attempt"
    assert connection.execute(shown).fetchall() == [(None, "waiting", None, None)]
    record(connection, [attempt(message, "retry", LATER)])
    record(connection, [attempt(due(connection, LATER, 1)[0], "delivered")])
    assert connection.execute(shown).fetchall() == [
        (1, "retry", 500, "answered 500"),
        (2, "delivered", 200, None),
    ]
