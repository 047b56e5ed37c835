"""What editors judged of alerts, counted by measure and source."""

from datetime import timedelta

import duckdb
import pytest

from tests.warehouse.samples import NOW, WAYS, account, quantity
from warehouse.alerts.on_file import set_state
from warehouse.ingest import ingest_accounts
from warehouse.records import AlertState


@pytest.fixture
def ids(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Three alerts, each of a class of its own; in the third a source is credited."""
    found = []
    for counted, source in (("person", None), ("child", None), ("woman", "river office")):
        pair = [
            account(name, quantities=(claim,), text=name)
            for name, value in ((f"north {counted}", 12), (f"south {counted}", 30))
            for claim in [quantity(name, value, counted=counted, source=source)]
        ]
        found += ingest_accounts(connection, pair, WAYS, NOW).alerts
    return [alert.id for alert in found]


def act(connection: duckdb.DuckDBPyConnection, alert: str, *states: AlertState) -> None:
    for second, state in enumerate(states):
        set_state(connection, alert, state, None, NOW + timedelta(seconds=second))


def of(connection: duckdb.DuckDBPyConnection, dimension: str, name: str) -> tuple[object, ...]:
    found = connection.execute(
        "SELECT alerts, confirmed, dismissed, precision FROM precision "
        "WHERE dimension = ? AND name = ?",
        [dimension, name],
    ).fetchall()
    return tuple(found[0])


def test_nothing_judged_is_no_precision(
    connection: duckdb.DuckDBPyConnection, ids: list[str]
) -> None:
    alerts, *judged = of(connection, "measure", "killed")
    assert alerts == len(set(ids)) == 3
    assert judged == [0, 0, None]


def test_precision_is_the_share_of_what_was_judged(
    connection: duckdb.DuckDBPyConnection, ids: list[str]
) -> None:
    act(connection, ids[0], "confirmed")
    act(connection, ids[1], "confirmed")
    act(connection, ids[2], "dismissed")
    assert of(connection, "all", "all")[1:] == (2, 1, pytest.approx(2 / 3))
    assert of(connection, "source", "river office")[1:] == (0, 1, 0.0)


def test_the_last_judgement_counts_and_having_seen_it_is_none(
    connection: duckdb.DuckDBPyConnection, ids: list[str]
) -> None:
    act(connection, ids[0], "dismissed", "confirmed", "acknowledged")
    assert of(connection, "all", "all")[1:] == (1, 0, 1.0)
    act(connection, ids[1], "confirmed", "open")
    assert of(connection, "all", "all")[1:] == (1, 0, 1.0)


def test_seen_after_dismissed_stays_dismissed_for_its_repetitions(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    report = ingest_accounts(connection, [account("north", 12), account("south", 30)], WAYS, NOW)
    set_state(connection, report.alerts[0].id, "dismissed", "two landslides", NOW)
    set_state(connection, report.alerts[0].id, "acknowledged", None, NOW + timedelta(seconds=1))
    again = ingest_accounts(connection, [account("east", 30)], WAYS, NOW)
    assert (again.alerts, again.attached) == ((), 1)
    shown = "SELECT DISTINCT state, feedback, note FROM alerts WHERE alert_id = ?"
    assert connection.execute(shown, [report.alerts[0].id]).fetchall() == [
        ("acknowledged", "dismissed", "two landslides")
    ]
