"""What fails on one article or pair is recorded with its trace; the rest of the batch is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import duckdb
import pytest

from extractors.errors import TookTooLong
from flows.workers.timing import within
from tests.warehouse.samples import FILING, NOW, WAYS, account, judge
from warehouse.alerts.announcing import announce_again
from warehouse.ingest import ingest_accounts, judge_again
from warehouse.records import Account, Alert, Comparison

BATCH = [account("north", 12), account("bad", 20, day=4), account("south", 30, day=5)]
FAILING = [KeyError("no such kind"), IndexError("list index out of range"), OverflowError("date"),
           RecursionError("too deep"), MemoryError(), TypeError("unhashable")]  # fmt: skip


def _ids(connection: duckdb.DuckDBPyConnection) -> list[str]:
    rows = connection.execute("SELECT article_id FROM articles ORDER BY article_id").fetchall()
    return [row[0] for row in rows]


@pytest.mark.parametrize("error", FAILING, ids=lambda error: type(error).__name__)
def test_a_pair_that_fails_costs_that_pair(
    connection: duckdb.DuckDBPyConnection, error: Exception
) -> None:
    def failing(a: Account, b: Account) -> Sequence[Comparison]:
        if {a.id, b.id} == {"north", "bad"}:
            raise error
        return judge(a, b)

    report = ingest_accounts(connection, BATCH, replace(WAYS, judge=failing), NOW)
    assert _ids(connection) == ["bad", "north", "south"]
    assert report.verdicts == {"contradicts": 2}
    assert [(s.account.id, s.other, s.stage) for s in report.spoilt] == [("bad", "north", "judge")]
    assert "in failing" in report.spoilt[0].trace
    assert type(error).__name__ in report.spoilt[0].reason
    again = judge_again(connection, ("north", "bad"), WAYS, NOW)
    assert (again.verdicts, again.attached, again.spoilt) == ({"contradicts": 1}, 1, ())


def test_a_pair_that_hangs_costs_that_pair(connection: duckdb.DuckDBPyConnection) -> None:
    def hanging(a: Account, b: Account) -> Sequence[Comparison]:
        while {a.id, b.id} == {"north", "bad"}:
            pass
        return judge(a, b)

    ways = replace(WAYS, judge=hanging, limit=lambda: within(0.2))
    report = ingest_accounts(connection, BATCH, ways, NOW)
    assert report.verdicts == {"contradicts": 2}
    assert ["took more than 0.2 s" in s.reason for s in report.spoilt] == [True]


def test_an_article_that_cannot_be_filed_costs_that_article(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    def family(measure: str) -> str:
        return {"killed": "killed"}[measure]

    strange = account("bad", 20, day=4)
    strange = replace(strange, quantities=(replace(strange.quantities[0], measure="odd"),))
    ways = replace(WAYS, filing=replace(FILING, family=family))
    report = ingest_accounts(connection, [BATCH[0], strange, BATCH[2]], ways, NOW)
    assert _ids(connection) == ["north", "south"]
    assert [(s.account.id, s.stage) for s in report.spoilt] == [("bad", "load")]
    assert (report.articles, report.verdicts, report.messages) == (2, {"contradicts": 1}, 1)


def test_a_value_that_no_column_holds_costs_its_article(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    strange = account("bad", 20, day=4)
    strange = replace(strange, quantities=(replace(strange.quantities[0], paragraph=1 << 40),))
    report = ingest_accounts(connection, [BATCH[0], strange, BATCH[2]], WAYS, NOW)
    assert _ids(connection) == ["north", "south"]
    assert [(s.account.id, s.stage) for s in report.spoilt] == [("bad", "load")]


def test_an_account_on_file_that_cannot_be_unpacked_costs_its_pairs(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    ingest_accounts(connection, BATCH[:2], WAYS, NOW)
    connection.execute("UPDATE store.accounts SET account = '{}' WHERE version = 0")
    report = ingest_accounts(connection, BATCH[2:], WAYS, NOW)
    assert (report.articles, report.verdicts) == (1, {"contradicts": 1})
    assert [s.stage for s in report.spoilt] == ["judge", "announce"]


def test_a_message_that_cannot_be_written_costs_that_message(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    def outgoing(alert: Alert, accounts: Mapping[str, Account]) -> Mapping[str, bytes]:
        if "bad" in accounts:
            raise ValueError("no words for it")
        return WAYS.outgoing(alert, accounts)

    report = ingest_accounts(connection, BATCH, replace(WAYS, outgoing=outgoing), NOW)
    assert (len(report.alerts), report.messages) == (1, 0)
    (spoilt,) = report.spoilt
    pair = spoilt.other or "", spoilt.account.id
    with pytest.raises(ValueError, match="no words"):
        announce_again(connection, pair, outgoing, NOW)
    assert announce_again(connection, pair, WAYS.outgoing, NOW) == 1
    assert announce_again(connection, pair, WAYS.outgoing, NOW) == 0


def test_time_is_taken_only_while_it_is_measured() -> None:
    with pytest.raises(TookTooLong), within(0.05):
        while True:
            pass
    with within(0.05):
        pass
    sum(n for n in range(3_000_000))  # longer than the limit, which ended with its block
