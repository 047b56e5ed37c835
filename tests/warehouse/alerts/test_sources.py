"""The view `sources`: where a source stands beside what others say of the same event."""

from dataclasses import replace

import duckdb

from tests.warehouse.samples import NOW, WAYS, account, quantity
from warehouse.ingest import ingest_accounts
from warehouse.records import Account


def told(name: str, *values: float, source: str | None = None) -> Account:
    claims = tuple(
        replace(quantity(name, value, source=source), event=0, event_scope="event")
        for value in values
    )
    return account(name, quantities=claims, text=f"{name} {values}")


def load(
    connection: duckdb.DuckDBPyConnection, *accounts: Account
) -> dict[str, tuple[object, ...]]:
    ingest_accounts(connection, accounts, WAYS, NOW)
    connection.execute(
        "INSERT INTO store.events SELECT version, 0, article_key, 0, 7 FROM store.articles"
    )
    rows = connection.execute(
        "SELECT source, shared, above, within, below, ratio, revised FROM sources"
    )
    return {row[0]: row[1:] for row in rows.fetchall()}


def test_a_source_is_above_within_or_below_what_others_say(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    found = load(connection, told("a", 10, source="x"), told("b", 20), told("c", 40))
    assert found["x"] == (1, 0, 0, 1, 10 / 30, 0)
    assert found["b Gazette"] == (1, 0, 1, 0, 20 / 25, 0)
    assert found["c Gazette"] == (1, 1, 0, 0, 40 / 15, 0)


def test_who_gives_two_figures_has_revised(connection: duckdb.DuckDBPyConnection) -> None:
    assert load(connection, told("a", 10, 12), told("b", 20))["a Gazette"][-1] == 1


def test_an_event_that_one_voice_tells_does_not_count(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    assert load(connection, told("a", 10)) == {}
