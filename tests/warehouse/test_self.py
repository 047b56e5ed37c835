"""Articles that contradict themselves, through the real judgement."""

from dataclasses import replace

import duckdb

from tests.warehouse.judgement.build import KNOWLEDGE
from tests.warehouse.samples import NOW, WAYS, account, quantity
from warehouse.filing.judging import judge_with
from warehouse.ingest import ingest_accounts
from warehouse.records import Account

REAL = replace(WAYS, judge=judge_with(KNOWLEDGE))


def converted(consistent: bool) -> Account:
    """An article with one figure that it gives in two units."""
    quote = "10 miles (3 kilometres)"
    claim = quantity("north", 10, unit="mile", quote=quote, consistent=consistent)
    return account("north", quantities=(claim,), text="one figure")


def test_a_conversion_that_fails_is_on_file_and_alerts(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    report = ingest_accounts(connection, [converted(consistent=False)], REAL, NOW)
    assert report.verdicts == {"contradicts": 1}
    assert [alert.kind for alert in report.alerts] == ["self"]
    found = connection.execute(
        "SELECT a_claim_id = b_claim_id, kind FROM contradictions"
    ).fetchall()
    assert found == [(True, "self")]


def test_a_conversion_that_comes_out_is_none(connection: duckdb.DuckDBPyConnection) -> None:
    report = ingest_accounts(connection, [converted(consistent=True)], REAL, NOW)
    assert (report.verdicts, report.alerts) == ({}, ())


def test_a_claim_kept_by_a_revision_does_not_meet_itself(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    first = converted(consistent=False)
    ingest_accounts(connection, [first], REAL, NOW)
    report = ingest_accounts(connection, [replace(first, title="Another")], REAL, NOW)
    assert (report.revised, report.verdicts, report.alerts) == (1, {}, ())
