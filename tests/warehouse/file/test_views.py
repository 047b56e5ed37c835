"""The views that the contract names: there, commented, and holding what was loaded."""

import duckdb
import pytest

from extractors.records import Quantity
from tests.warehouse.samples import NOW, WAYS, account
from warehouse.ingest import ingest_accounts

VIEWS = (
    "articles", "claims", "comparisons", "contradictions", "alerts", "deliveries",
    "endpoints", "events", "feeds", "leases", "precision", "quarantine", "timeline",
)  # fmt: skip


def columns(connection: duckdb.DuckDBPyConnection, view: str) -> dict[str, str | None]:
    found = connection.execute(
        "SELECT column_name, comment FROM duckdb_columns()"
        " WHERE schema_name = 'main' AND table_name = $view",
        {"view": view},
    )
    return dict(found.fetchall())


@pytest.fixture
def loaded(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    ingest_accounts(connection, [account("north", 12)], WAYS, NOW)
    ingest_accounts(connection, [account("south", 30)], WAYS, NOW)
    return connection


@pytest.mark.parametrize("view", VIEWS)
def test_every_column_says_what_it_holds(connection: duckdb.DuckDBPyConnection, view: str) -> None:
    found = columns(connection, view)
    assert found
    assert [name for name, comment in found.items() if not comment] == []


def test_nothing_else_is_in_the_way(connection: duckdb.DuckDBPyConnection) -> None:
    shown = connection.execute("SHOW TABLES").fetchall()
    assert sorted(name for (name,) in shown) == sorted(VIEWS)


def test_claims_has_the_contracts_columns(connection: duckdb.DuckDBPyConnection) -> None:
    named = [name for name in Quantity.__dataclass_fields__ if name != "place_via"]
    found = list(columns(connection, "claims"))
    assert found[: len(named)] == named
    assert {"claim_id", "publisher", "published", "title", "url", "series"} < set(found)


def test_both_sides_of_a_comparison_have_the_columns_of_claims(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    claims, found = columns(connection, "claims"), columns(connection, "comparisons")
    for side, words in (("a", "On file: "), ("b", "New: ")):
        assert [n[2:] for n in found if n.startswith(f"{side}_")] == list(claims)
        assert str(found[f"{side}_value"]).startswith(f"{words}the figure as stated")
    assert found["a_country"] == "On file: ISO 3166 code of the place's country"
    assert list(columns(connection, "contradictions").items()) == list(found.items())


def test_a_row_of_claims_is_the_record_in_its_order(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    rows = connection.execute("DESCRIBE store.claims").fetchall()
    names = {"quote_start": "start", "quote_end": "end"}
    kept = [names.get(row[0], row[0]) for row in rows]
    assert kept[kept.index("article_id") :] == list(Quantity.__dataclass_fields__)


def test_a_contradiction_shows_both_sides(loaded: duckdb.DuckDBPyConnection) -> None:
    row = loaded.execute(
        "SELECT a_article_id, a_publisher, a_quote, a_value, b_article_id, b_quote, b_value,"
        " verdict, severity, kind, reason FROM contradictions"
    ).fetchall()
    assert row == [
        (
            "north", "north Gazette", "12 people", 12.0, "south", "30 people", 30.0,
            "contradicts", "hard", "figures", "12 people against 30 people",
        )
    ]  # fmt: skip


def test_an_alert_counts_the_articles_and_voices(loaded: duckdb.DuckDBPyConnection) -> None:
    ingest_accounts(loaded, [account("east", 30)], WAYS, NOW)
    row = loaded.execute(
        "SELECT state, a_quote, b_quote, articles, a_voices, b_voices FROM alerts"
    ).fetchall()
    assert row == [("open", "12 people", "30 people", 3, 1, 2)]


def test_the_timeline_is_in_order_of_days(loaded: duckdb.DuckDBPyConnection) -> None:
    rows = loaded.execute("SELECT day, value, publisher FROM timeline").fetchall()
    assert [(str(day), value) for day, value, _ in rows] == [
        ("2031-05-02", 12.0),
        ("2031-05-02", 30.0),
    ]


def test_only_the_last_revision_speaks(loaded: duckdb.DuckDBPyConnection) -> None:
    ingest_accounts(loaded, [account("north", 14)], WAYS, NOW)
    claims = loaded.execute("SELECT article_id, value FROM claims ORDER BY ALL").fetchall()
    assert claims == [("north", 14.0), ("south", 30.0)]
    assert loaded.execute("SELECT count(*) FROM articles").fetchone() == (2,)
