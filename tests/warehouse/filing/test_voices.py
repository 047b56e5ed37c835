"""Reprints of one text are one voice, and only they."""

import json
from typing import Any

import duckdb
import pytest

from extractors.article.fingerprint import SAME, distance, fingerprint
from tests import paths
from tests.warehouse.samples import NOW, WAYS, account
from warehouse.ingest import ingest_accounts
from warehouse.records import Account

CASES: list[dict[str, Any]] = json.loads((paths.CASES / "filing/reprints.json").read_text("utf-8"))
WIRE = CASES[0]["text"]


def voices(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return dict(connection.execute("SELECT article_id, voice FROM articles").fetchall())


def told(name: str, text: str, value: float = 30, day: int = 3) -> Account:
    return account(name, value, day=day, text=text, fingerprint=fingerprint(text))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["why"]))
def test_texts_are_told_apart(case: dict[str, Any]) -> None:
    one, other = fingerprint(case["text"]), fingerprint(case["other"])
    assert one is not None and other is not None
    near = distance(one, other)
    assert near <= SAME if case["expect"] == "same" else near > SAME + 4


def test_of_a_line_or_two_nothing_can_be_said() -> None:
    assert fingerprint("Ten people were hurt in a fire, police said.") is None


def test_reprints_share_a_voice_and_other_reports_do_not(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    ingest_accounts(connection, [told("wire", WIRE)], WAYS, NOW)
    reprint, own = told("reprint", CASES[1]["other"]), told("own", CASES[2]["other"])
    ingest_accounts(connection, [reprint, own, told("again", WIRE)], WAYS, NOW)
    found = voices(connection)
    assert found["wire"] == found["reprint"] == found["again"] != found["own"]


def test_a_text_of_another_month_is_a_voice_of_its_own(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    ingest_accounts(connection, [told("wire", WIRE, day=1), told("late", WIRE, day=28)], WAYS, NOW)
    found = voices(connection)
    assert found["wire"] != found["late"]


def test_an_alert_names_each_voice_once(connection: duckdb.DuckDBPyConnection) -> None:
    ingest_accounts(connection, [account("north", 12)], WAYS, NOW)
    batch = [told("wire", WIRE), told("reprint", WIRE), told("own", CASES[2]["other"])]
    (alert,) = ingest_accounts(connection, batch, WAYS, NOW).alerts
    low, high = (position.voices for position in alert.positions)
    assert low == ("north Gazette",)
    assert len(high) == 2 and "own Gazette" in high
    counts = connection.execute("SELECT a_voices, b_voices FROM alerts").fetchall()
    assert counts == [(1, 2)]


def test_a_changed_figure_in_a_reprint_is_a_claim_of_its_own(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    ingest_accounts(connection, [told("wire", WIRE, 14)], WAYS, NOW)
    report = ingest_accounts(connection, [told("reprint", CASES[0]["other"], 17)], WAYS, NOW)
    assert report.verdicts == {"contradicts": 1}
