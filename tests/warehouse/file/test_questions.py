"""Questions that an analyst asks in SQL, answered from the views."""

import json
from datetime import date
from typing import Any

import duckdb
import pytest

from tests import paths
from tests.warehouse.samples import NOW, WAYS, account, quantity
from warehouse.errors import UnknownClaim
from warehouse.filing.claims import read_claim
from warehouse.ingest import ingest_accounts
from warehouse.records import Account

CASES: list[dict[str, Any]] = json.loads((paths.CASES / "file/questions.json").read_text("utf-8"))


def told(name: str, value: float, day: date, **changes: object) -> Account:
    claim = quantity(name, value, window_start=day, window_end=day, **changes)
    fields = {"publisher": name.title(), "published": day, "text": f"{name} {value}"}
    return account(name, quantities=(claim,), **fields)


@pytest.fixture
def loaded(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    fled: dict[str, Any] = {
        "measure": "displaced", "place": "Idlib", "place_id": "7002", "quote": "20,000 people",
        "source": "UN",
    }  # fmt: skip
    more = {**fled, "quote": "50,000 people", "source": None}
    batches = [
        [told("valley press", 20_000, date(2019, 12, 20), **fled)],
        [told("hill press", 50_000, date(2019, 12, 20), **more)],
        [told("coast", 3, date(2019, 12, 20), quote="3 people")],
        [told("coast", 5, date(2019, 12, 22), quote="5 people")],
    ]
    for batch in batches:
        ingest_accounts(connection, batch, WAYS, NOW)
    return connection


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_the_views_answer(loaded: duckdb.DuckDBPyConnection, case: dict[str, Any]) -> None:
    rows = loaded.execute(case["sql"]).fetchall()
    plain = [[str(v) if isinstance(v, date) else v for v in row] for row in rows]
    assert [row[: len(expected)] for row, expected in zip(plain, case["expect"], strict=True)] == (
        case["expect"]
    )


def test_a_claim_is_read_by_its_id(loaded: duckdb.DuckDBPyConnection) -> None:
    row = loaded.execute("SELECT claim_id FROM claims WHERE value = 50000").fetchone()
    assert row is not None
    claim, held = read_claim(loaded, row[0])
    assert (claim.quote, held.publisher) == ("50,000 people", "Hill Press")


@pytest.mark.parametrize("wrong", ["", "0000000000000000", "not an id"])
def test_an_unknown_claim_is_named(loaded: duckdb.DuckDBPyConnection, wrong: str) -> None:
    with pytest.raises(UnknownClaim, match="column claim_id of the view claims"):
        read_claim(loaded, wrong)
