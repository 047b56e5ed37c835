"""An article that changes, and the order in which articles arrive."""

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.records import Origin
from tests.warehouse.samples import NOW, WAYS, account
from warehouse.file.migrate import migrate
from warehouse.ingest import ingest_accounts
from warehouse.records import Account


def shown(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[object, ...]]:
    return connection.execute(query).fetchall()


def test_a_changed_figure_is_held_against_the_old_one(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    ingest_accounts(connection, [account("north", 12)], WAYS, NOW)
    report = ingest_accounts(connection, [account("north", 14)], WAYS, NOW)
    assert (report.articles, report.revised, report.verdicts) == (1, 1, {"contradicts": 1})
    rows = shown(connection, "SELECT a_article_id, a_value, b_article_id, b_value FROM comparisons")
    assert rows == [("north", 12.0, "north", 14.0)]
    assert shown(connection, "SELECT revision FROM articles") == [(1,)]


def test_both_revisions_in_one_batch_are_kept_in_order(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    batch = [account("north", 12, title="first"), account("north", 14, title="second")]
    report = ingest_accounts(connection, batch, WAYS, NOW)
    assert (report.articles, report.revised, report.verdicts) == (2, 1, {"contradicts": 1})
    assert shown(connection, "SELECT title FROM articles") == [("second",)]


def test_what_a_revision_keeps_is_not_compared_again(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    ingest_accounts(connection, [account("north", 12), account("south", 30)], WAYS, NOW)
    report = ingest_accounts(connection, [account("north", 12, title="New title")], WAYS, NOW)
    assert (report.revised, report.verdicts, report.attached) == (1, {}, 0)
    assert shown(connection, "SELECT count(*) FROM comparisons") == [(1,)]


def test_an_old_revision_read_again_changes_nothing(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    old, new = account("north", 12), account("north", 14)
    ingest_accounts(connection, [old], WAYS, NOW)
    ingest_accounts(connection, [new], WAYS, NOW)
    report = ingest_accounts(connection, [old, new], WAYS, NOW)
    assert (report.articles, report.unchanged) == (0, 2)
    assert shown(connection, "SELECT value FROM claims") == [(14.0,)]


def test_an_edit_that_is_taken_back_is_the_last_word(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    """350, 2,400, 350: what the page shows now is on file, and each turn once."""
    page = Origin("https://north.example/1")
    for value in (350, 2_400, 350, 350):
        ingest_accounts(connection, [account("north", value, origin=page)], WAYS, NOW)
    assert shown(connection, "SELECT value, revision FROM claims") == [(350.0, 2)]
    assert shown(connection, "SELECT count(*) FROM comparisons") == [(1,)]
    report = ingest_accounts(connection, [account("south", 350)], WAYS, NOW)
    assert report.verdicts == {"corroborates": 1}


def test_a_withdrawn_figure_is_no_longer_on_file(connection: duckdb.DuckDBPyConnection) -> None:
    ingest_accounts(connection, [account("north", 12)], WAYS, NOW)
    ingest_accounts(connection, [account("north", 30)], WAYS, NOW)
    report = ingest_accounts(connection, [account("south", 30)], WAYS, NOW)
    assert report.verdicts == {"corroborates": 1}


NAMES = ("north", "south", "east", "west", "inland", "harbour")
VALUES = st.lists(st.sampled_from([12.0, 14.0, 30.0]), min_size=6, max_size=6)


def ingested(batches: list[list[Account]]) -> list[tuple[object, ...]]:
    connection = duckdb.connect()
    migrate(connection, "memory")
    for batch in batches:
        ingest_accounts(connection, batch, WAYS, NOW)
    alerts = shown(
        connection,
        "SELECT severity, kind, articles, voices, lowest, highest,"
        " list_transform(positions, lambda one: (one.value, one.voices, one.articles))"
        " FROM disputes ORDER BY ALL",
    )
    connection.close()
    return alerts


@settings(max_examples=4, deadline=None)
@given(VALUES, st.permutations(range(6)), st.integers(1, 6))
def test_alerts_do_not_depend_on_the_order_of_arrival(
    values: list[float], order: list[int], size: int
) -> None:
    accounts = [account(name, value) for name, value in zip(NAMES, values, strict=True)]
    shuffled = [accounts[place] for place in order]
    batches = [shuffled[i : i + size] for i in range(0, 6, size)]
    alerts = ingested([accounts])
    assert ingested(batches) == alerts
    assert len(alerts) == (len(set(values)) > 1)
