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
    """Three alerts between one article and three others; the third credits a source."""
    others = [account(name, value) for name, value in (("south", 30), ("east", 70))]
    credited = quantity("west", 90, source="river office")
    others.append(account("west", quantities=(credited,), text="west"))
    found = [
        ingest_accounts(connection, [account("north", 12), other], WAYS, NOW).alerts
        for other in others
    ]
    return [alerts[0].id for alerts in found]


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
    assert alerts == len(set(ids)) + _more(connection, ids)
    assert judged == [0, 0, None]


def _more(connection: duckdb.DuckDBPyConnection, ids: list[str]) -> int:
    """Alerts among the others themselves: 30 against 70, and so on."""
    row = connection.execute("SELECT count(*) FROM alerts").fetchone()
    assert row is not None
    return int(row[0]) - len(set(ids))


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
