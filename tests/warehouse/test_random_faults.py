"""Faults raised at random while batches are loaded, judged and told of: only what is named is lost,
and once the fault is gone it is had again."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

import duckdb
import pytest

from tests.warehouse.samples import FILING, NOW, WAYS, account, judge
from warehouse.alerts.announcing import announce_again
from warehouse.file.migrate import migrate
from warehouse.filing.wall import Spoilt
from warehouse.ingest import Ways, ingest_accounts, judge_again
from warehouse.records import Account, Alert, Comparison

FAULTS = (KeyError, IndexError, OverflowError, RecursionError, MemoryError, TypeError, ValueError)
R = TypeVar("R")


@dataclass(frozen=True)
class Chance:
    """Raises now and then; what is hit is hit each time, as a defect hits."""

    seed: int
    share: float

    def may_fail(self, stage: str, *names: str) -> None:
        if self.fails(stage, *names):
            raise random.Random(str(names)).choice(FAULTS)(f"at {stage}")

    def fails(self, stage: str, *names: str) -> bool:
        return random.Random(f"{self.seed} {stage} {sorted(names)}").random() < self.share

    def ways(self) -> Ways:
        def faulty_judge(a: Account, b: Account) -> Sequence[Comparison]:
            self.may_fail("judge", a.id, b.id)
            return judge(a, b)

        def outgoing(alert: Alert, accounts: Mapping[str, Account]) -> Mapping[str, bytes]:
            self.may_fail("announce", alert.id)
            return WAYS.outgoing(alert, accounts)

        def family(measure: str) -> str:
            self.may_fail("load", measure)
            return FILING.family(measure)

        filing = replace(FILING, family=family)
        return replace(WAYS, judge=faulty_judge, outgoing=outgoing, filing=filing)


@cache
def migrated() -> tuple[duckdb.DuckDBPyConnection, list[str]]:
    """A warehouse in memory, made once, and the tables that a round fills."""
    connection = duckdb.connect()
    migrate(connection, "memory")
    found = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'store'"
        " AND table_name NOT IN ('schema_version', 'views_digest')"
    ).fetchall()
    return connection, [table for (table,) in found]


def opened(act: Callable[[duckdb.DuckDBPyConnection], R]) -> R:
    """What is done with an empty warehouse."""
    connection, tables = migrated()
    for table in tables:
        connection.execute(f"DELETE FROM store.{table}")
    return act(connection)


def on_file(connection: duckdb.DuckDBPyConnection) -> tuple[set[object], ...]:
    asked = (
        "SELECT article_id FROM articles",
        "SELECT DISTINCT claim_id FROM store.dispute_members",
        "SELECT alert_id FROM store.alerts",
        "SELECT DISTINCT alert_id FROM store.outbox",
    )
    return tuple(set(connection.execute(sql).fetchall()) for sql in asked)


def batches_of(dice: random.Random) -> list[list[Account]]:
    made = [account(f"a{n}", dice.choice((12, 20, 30)), day=3 + n % 3) for n in range(6)]
    cut = dice.randint(1, 5)
    return [made[:cut], made[cut:]]


def one_round(seed: int) -> int:
    """How many items were spoilt; all else is on file, and they are after the fault is mended."""
    dice = random.Random(seed)
    batches, chance = batches_of(dice), Chance(seed, dice.choice((0.05, 0.2, 0.5)))

    def whole(connection: duckdb.DuckDBPyConnection) -> tuple[set[object], ...]:
        for batch in batches:
            assert not ingest_accounts(connection, batch, WAYS, NOW).spoilt
        return on_file(connection)

    def faulty(connection: duckdb.DuckDBPyConnection) -> tuple[list[Spoilt], set[object]]:
        spoilt: list[Spoilt] = []
        for batch in batches:
            spoilt += ingest_accounts(connection, batch, chance.ways(), NOW).spoilt
        articles, _, alerts, told = on_file(connection)
        unloaded = {(s.account.id,) for s in spoilt if s.stage == "load"}
        assert articles == everything[0] - unloaded
        assert told == {alert for alert in alerts if not chance.fails("announce", *alert)}
        mended(connection, spoilt)
        found = on_file(connection)
        assert found[0] == everything[0]
        assert found[1] >= everything[1]  # who is held against whom hangs on the order
        assert found[3] == found[2]
        return spoilt, found[0]

    def mended(connection: duckdb.DuckDBPyConnection, spoilt: Sequence[Spoilt]) -> None:
        for one in spoilt:
            pair = one.other or one.account.id, one.account.id
            if one.stage == "load":
                ingest_accounts(connection, [one.account], WAYS, NOW)
            elif one.stage == "judge":
                judge_again(connection, pair, WAYS, NOW)
            else:
                announce_again(connection, pair, WAYS.outgoing, NOW)

    everything = opened(whole)
    return len(opened(faulty)[0])


def test_a_few_rounds_of_faults() -> None:
    assert sum(one_round(seed) for seed in range(4)) > 5


@pytest.mark.slow
def test_a_thousand_rounds_of_faults() -> None:
    spoilt = sum(one_round(seed) for seed in range(1_000))
    print(f"1,000 rounds, {spoilt:,} items spoilt, all had again")
    assert spoilt > 500
