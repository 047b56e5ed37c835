"""Alerts: one for all figures of a thing, whatever repeats them; what was dismissed stays so."""

from datetime import date, timedelta

import duckdb
import pytest

from tests.warehouse.samples import NOW, WAYS, account, quantity
from warehouse.alerts.on_file import list_alerts, read_alert, set_state
from warehouse.errors import UnknownAlert
from warehouse.ingest import LoadReport, ingest_accounts
from warehouse.records import Account


def load(connection: duckdb.DuckDBPyConnection, *accounts: Account) -> LoadReport:
    return ingest_accounts(connection, accounts, WAYS, NOW)


def test_forty_repetitions_are_one_alert(connection: duckdb.DuckDBPyConnection) -> None:
    load(connection, account("north", 12))
    first = load(connection, account("south", 30))
    later = load(connection, *(account(f"echo{n}", 30) for n in range(40)))
    assert (len(first.alerts), later.alerts, later.messages) == (1, (), 0)
    assert later.attached == 40
    shown = list_alerts(connection, None, 10)
    row = dict(zip(shown.columns, shown.rows[0], strict=True))
    assert (len(shown.rows), row["articles"], row["b_voices"]) == (1, 42, 41)


def test_another_wording_of_a_figure_is_not_another_alert(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    def worded(name: str, **changes: object) -> Account:
        return account(name, quantities=(quantity(name, 30, **changes),), text=name)

    over = worded("south", hedge="more_than", high=None, soft_high=40.0)
    civilians = worded("east", hedge="at_least", high=None, counted="civilian")
    report = load(connection, account("north", 12), over, civilians, account("west", 30))
    assert len(report.alerts) == 1


def test_the_same_numbers_of_other_things_are_another_alert(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    def destroyed(name: str, value: float, counted: str) -> Account:
        claim = quantity(name, value, measure="destroyed", counted=counted)
        return account(name, quantities=(claim,), text=name)

    houses = destroyed("north", 12, "house"), destroyed("south", 30, "house")
    schools = destroyed("east", 12, "school"), destroyed("west", 30, "school")
    assert len(load(connection, *houses).alerts) == 1
    assert len(load(connection, *schools).alerts) == 1


def test_the_same_figures_long_after_are_news_again(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    def toll(name: str, value: float, day: date) -> Account:
        claim = quantity(name, value, window_start=day, window_end=day)
        return account(name, published=day, quantities=(claim,), text=f"{name} {day}")

    load(connection, account("north", 12), account("south", 30))
    autumn = date(2031, 9, 20)
    report = load(connection, toll("west", 12, autumn), toll("east", 30, autumn))
    assert len(report.alerts) == 1


def test_a_dismissed_pair_never_alerts_again(connection: duckdb.DuckDBPyConnection) -> None:
    (alert,) = load(connection, account("north", 12), account("south", 30)).alerts
    set_state(connection, alert.id[:6], "dismissed", "two landslides", NOW)
    again = load(connection, account("east", 30))
    assert (again.alerts, again.messages, again.attached) == ((), 0, 1)
    assert list_alerts(connection, "open", 10).rows == ()
    assert len(list_alerts(connection, "dismissed", 10).rows) == 1


def test_an_acknowledged_alert_can_be_reopened(connection: duckdb.DuckDBPyConnection) -> None:
    (alert,) = load(connection, account("north", 12), account("south", 30)).alerts
    set_state(connection, alert.id, "acknowledged", None, NOW)
    assert read_alert(connection, alert.id).alert.state == "acknowledged"
    set_state(connection, alert.id, "open", "looked again", NOW + timedelta(seconds=1))
    shown = read_alert(connection, alert.id).alert
    assert (shown.state, shown.note) == ("open", "looked again")


def test_an_alert_is_read_back_as_it_was_raised(connection: duckdb.DuckDBPyConnection) -> None:
    (alert,) = load(connection, account("north", 12), account("south", 30)).alerts
    held = read_alert(connection, alert.id)
    assert held.alert == alert
    assert sorted(held.accounts) == ["north", "south"]
    assert held.accounts["north"].url == "https://north.example/1"


@pytest.mark.parametrize("start", ["", "zz", "ffffffffffffffff"])
def test_an_unknown_alert_is_named(connection: duckdb.DuckDBPyConnection, start: str) -> None:
    load(connection, account("north", 12), account("south", 30))
    with pytest.raises(UnknownAlert, match="see `counterclaim alerts list`"):
        set_state(connection, start, "dismissed", None, NOW)
