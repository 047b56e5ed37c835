"""Batches into a real file: what is stored, what is compared, what is alerted."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.samples import NOW, WAYS, account
from warehouse.file.migrate import migrate
from warehouse.filing.batch import MOST_CLAIMS
from warehouse.ingest import ingest_accounts


def count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM store.{table}").fetchone()
    assert row is not None
    return int(row[0])


TABLES = ("articles", "claims", "series", "comparisons", "alerts", "outbox")


def test_two_figures_for_one_thing_are_one_alert(connection: duckdb.DuckDBPyConnection) -> None:
    ingest_accounts(connection, [account("north", 12)], WAYS, NOW)
    report = ingest_accounts(connection, [account("south", 30)], WAYS, NOW)
    assert report.verdicts == {"contradicts": 1}
    assert [a.comparisons[0].reason for a in report.alerts] == ["12 people against 30 people"]
    assert report.messages == 1


def test_both_in_one_batch_are_the_same_alert(connection: duckdb.DuckDBPyConnection) -> None:
    report = ingest_accounts(connection, [account("south", 30), account("north", 12)], WAYS, NOW)
    assert [a.comparisons[0].reason for a in report.alerts] == ["12 people against 30 people"]


def test_the_same_batch_twice_changes_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    batch = [account("north", 12), account("south", 30)]
    ingest_accounts(connection, batch, WAYS, NOW)
    before = {table: count(connection, table) for table in TABLES}
    again = ingest_accounts(connection, batch, WAYS, NOW)
    assert (again.articles, again.unchanged, again.alerts, again.messages) == (0, 2, (), 0)
    assert {table: count(connection, table) for table in TABLES} == before
    assert min(before.values()) > 0


def test_an_error_in_the_batch_stores_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    def failing(point: str) -> None:
        if point == "alerted":
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        ingest_accounts(
            connection,
            [account("north", 12), account("south", 30)],
            replace(WAYS, reach=failing),
            NOW,
        )
    assert {table: count(connection, table) for table in TABLES} == dict.fromkeys(TABLES, 0)


@pytest.mark.parametrize("odd", ["half \ud800 a character", "nul \x00", "\ufffe", "a\u2028b 😀"])
def test_no_text_spoils_a_batch(connection: duckdb.DuckDBPyConnection, odd: str) -> None:
    strange = account("strange", 30, title=odd, text=odd, publisher=odd)
    report = ingest_accounts(connection, [account("north", 12), strange], WAYS, NOW)
    assert (report.articles, len(report.alerts)) == (2, 1)
    again = ingest_accounts(connection, [strange], WAYS, NOW)
    assert (again.articles, again.unchanged) == (0, 1)


@pytest.mark.parametrize("value", [float("inf"), 1e308, 5e-324, -12.0])
def test_no_figure_spoils_a_batch(connection: duckdb.DuckDBPyConnection, value: float) -> None:
    ingest_accounts(connection, [account("odd", value)], WAYS, NOW)
    assert connection.execute("SELECT value FROM claims").fetchall() == [(value,)]
    report = ingest_accounts(connection, [account("north", 12)], WAYS, NOW)
    assert report.verdicts == {"contradicts": 1}


def test_tables_of_figures_meet_in_bounded_time_and_space(path: Path) -> None:
    """Eight tables of 2,000 figures of one family: 16 million pairs, were each to meet each."""
    tables = [account(f"t{n}", *(float(100 * i + n) for i in range(2_000))) for n in range(8)]
    tight = {"memory_limit": "200MB", "max_temp_directory_size": "0MB"}
    opened = duckdb.connect(str(path), config=tight)
    migrate(opened, str(path))
    report = ingest_accounts(opened, tables, replace(WAYS, judge=lambda a, b: []), NOW)
    opened.close()
    assert (report.articles, report.claims) == (8, 8 * MOST_CLAIMS)
    assert report.cut == tuple((f"t{n}", 2_000) for n in range(8))
    assert report.spoilt == ()


def test_a_table_is_still_compared(connection: duckdb.DuckDBPyConnection) -> None:
    ingest_accounts(connection, [account("north", 12)], WAYS, NOW)
    found = ingest_accounts(connection, [account("table", *map(float, range(100, 190)))], WAYS, NOW)
    assert found.verdicts["contradicts"] >= 90
