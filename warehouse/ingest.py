"""The main job in one transaction: from articles to claims, comparisons, alerts and messages."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import duckdb

from warehouse.alerting import Outgoing, raise_alerts
from warehouse.batch import Batch, prepare
from warehouse.candidates import batch_filed, find_pairs, read_filed
from warehouse.judging import Judge, Judged, judge_all
from warehouse.load import stage, store
from warehouse.records import Account, Alert
from warehouse.series import Filing
from warehouse.transactions import transaction
from warehouse.voices import assign_voices


@dataclass(frozen=True, slots=True)
class Ways:
    """What the warehouse is handed: how claims are filed, judged and made into messages.

    `reach` is called at named points; tests kill the process there.
    """

    filing: Filing
    judge: Judge
    outgoing: Outgoing
    reach: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What one batch changed.

    `articles` were new or revised (`revised`), `unchanged` on file already. `verdicts` counts the
    pairs compared; `attached` the contradictions that joined an alert on file.
    """

    articles: int
    revised: int
    unchanged: int
    claims: int
    verdicts: Mapping[str, int]
    alerts: tuple[Alert, ...]
    attached: int
    messages: int


def ingest_accounts(
    connection: duckdb.DuckDBPyConnection, accounts: Iterable[Account], ways: Ways, now: datetime
) -> LoadReport:
    """Load a batch in one transaction; the same batch again changes nothing."""
    ways.reach("before transaction")
    with transaction(connection):
        report = _ingest(connection, accounts, ways, now)
        ways.reach("before commit")
    ways.reach("after commit")
    return report


def _ingest(
    connection: duckdb.DuckDBPyConnection, accounts: Iterable[Account], ways: Ways, now: datetime
) -> LoadReport:
    batch = prepare(connection, accounts)
    stage(connection, batch, assign_voices(connection, batch), ways.filing, now)
    judged = _judge(connection, batch, ways)
    ways.reach("judged")
    store(connection)
    ways.reach("loaded")
    related = [item for item in judged if item.comparison.verdict != "unrelated"]
    raised = raise_alerts(connection, related, ways.outgoing, now)
    ways.reach("alerted")
    return LoadReport(
        articles=len(batch.accounts),
        revised=sum(account.revision > 0 for account in batch.accounts),
        unchanged=batch.unchanged,
        claims=sum(len(account.quantities) for account in batch.accounts),
        verdicts=Counter(item.comparison.verdict for item in judged),
        alerts=raised.alerts,
        attached=raised.attached,
        messages=raised.messages,
    )


def _judge(connection: duckdb.DuckDBPyConnection, batch: Batch, ways: Ways) -> list[Judged]:
    pairs = find_pairs(connection)
    own = batch_filed(batch.accounts)
    on_file = read_filed(connection, (a for a, _ in pairs if a not in own))
    return list(judge_all(pairs, {**on_file, **own}, ways.judge))
