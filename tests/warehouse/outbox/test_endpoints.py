"""How endpoints fare, as the warehouse tells it."""

from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.samples import NOW
from warehouse.file.connection import open_file
from warehouse.file.migrate import migrate
from warehouse.file.sqlfiles import migrations, sql
from warehouse.file.transactions import transaction
from warehouse.outbox.endpoints import change_state, failing, health, is_disabled, revive
from warehouse.outbox.queue import add_messages, due, next_due, record
from warehouse.records import Delivery, DeliveryOutcome, OutboxRow

MINUTE = timedelta(minutes=1)


def row(number: int, endpoint: str = "desk") -> OutboxRow:
    return OutboxRow(f"msg_{number}", f"{number:016x}", endpoint, b"{}", created=NOW, due=NOW)


def tried(
    number: int, outcome: DeliveryOutcome, minutes: int, hold: timedelta | None = None
) -> Delivery:
    at = NOW + minutes * MINUTE
    error = None if outcome == "delivered" else "answered 503"
    falls_due = at + MINUTE if outcome == "retry" else None
    until = at + hold if hold else None
    return Delivery(f"msg_{number}", "desk", 1, at, outcome, 503, error, falls_due, until)


@pytest.fixture
def outbox(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    with transaction(connection):
        add_messages(connection, [row(1), row(2), row(3, "other")])
    return connection


def test_an_endpoint_that_nothing_was_written_to_is_not_known(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    assert health(connection) == {} and not is_disabled(connection, "desk")


def test_failures_count_from_the_last_success(outbox: duckdb.DuckDBPyConnection) -> None:
    record(outbox, [tried(1, "retry", 1)])
    assert failing(outbox) == {"desk": NOW + MINUTE}
    record(outbox, [tried(1, "delivered", 2)])
    assert failing(outbox) == {}
    record(outbox, [tried(2, "retry", 3), tried(2, "retry", 4)])
    assert failing(outbox) == {"desk": NOW + 3 * MINUTE}


def test_enabling_counts_failures_anew(outbox: duckdb.DuckDBPyConnection) -> None:
    record(outbox, [tried(1, "retry", 1)])
    with transaction(outbox):
        change_state(outbox, "desk", "enabled", None, NOW + 2 * MINUTE)
    assert failing(outbox) == {}


def test_the_last_state_holds(outbox: duckdb.DuckDBPyConnection) -> None:
    for state in ("disabled", "enabled", "disabled"):
        with transaction(outbox):
            change_state(outbox, "desk", state, state, NOW)  # type: ignore[arg-type]
        assert is_disabled(outbox, "desk") is (state == "disabled")
    assert [found.endpoint for found in due(outbox, NOW, 9)] == ["other"]
    assert health(outbox)["desk"].reason == "disabled"


def test_enabling_ends_a_pause(outbox: duckdb.DuckDBPyConnection) -> None:
    record(outbox, [tried(1, "retry", 0, hold=timedelta(hours=1))])
    later = NOW + 5 * MINUTE
    assert {found.endpoint for found in due(outbox, later, 9)} == {"other"}
    with transaction(outbox):
        change_state(outbox, "desk", "enabled", None, NOW + MINUTE)
    assert {found.endpoint for found in due(outbox, later, 9)} == {"desk", "other"}


def test_what_waits_only_for_a_pause_falls_due_at_its_end(
    outbox: duckdb.DuckDBPyConnection,
) -> None:
    record(outbox, [tried(1, "retry", 0, hold=timedelta(hours=1)), tried(3, "delivered", 0)])
    assert next_due(outbox) == NOW + timedelta(hours=1)


def test_letters_given_up_before_the_last_success_are_left_alone(
    outbox: duckdb.DuckDBPyConnection,
) -> None:
    record(outbox, [tried(1, "dead", 1), tried(2, "delivered", 2)])
    with transaction(outbox):
        assert revive(outbox, "desk", None, NOW + 3 * MINUTE) == 0
        assert revive(outbox, "desk", NOW, NOW + 3 * MINUTE) == 1


def test_a_file_of_the_first_version_is_brought_up_to_date(path: Path) -> None:
    with open_file(path) as old:
        old.execute(sql("schema_version"))
        old.execute(migrations()[0].sql)
        old.execute(sql("schema_version_add"), {"version": 1, "name": migrations()[0].name})
        message = "INSERT INTO store.outbox VALUES ('msg_1', 'a', 'desk', 'x', $now, $now)"
        attempt = (
            "INSERT INTO store.attempts VALUES "
            "('msg_1', 1, $now, 'retry', 500, 'answered 500', $now)"
        )
        for statement in (message, attempt):
            old.execute(statement, {"now": NOW.replace(tzinfo=None)})
    with open_file(path) as connection:
        migrate(connection, str(path))
        (waiting,) = due(connection, NOW, 9)
        assert (waiting.id, waiting.attempts) == ("msg_1", 1)
        assert health(connection)["desk"].failing_since == NOW


def test_a_snapshot_of_an_earlier_version_tells_nothing() -> None:
    with duckdb.connect() as earlier:
        assert health(earlier) == {}
