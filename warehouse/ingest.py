"""The main job in one transaction: from articles to claims, comparisons, alerts and messages."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import duckdb

from warehouse.alerts.comparisons import new_only
from warehouse.alerts.raising import Outgoing, raise_alerts
from warehouse.file.transactions import transaction
from warehouse.filing.batch import prepare
from warehouse.filing.candidates import find_pairs
from warehouse.filing.collecting import rare_collection
from warehouse.filing.judging import Judge, Screen, all_pass, judge_all
from warehouse.filing.load import stage, store
from warehouse.filing.series import Filing
from warehouse.filing.voices import assign_voices
from warehouse.memory.rechecks import plan
from warehouse.records import Account, Alert


@dataclass(frozen=True, slots=True)
class Ways:
    """What the warehouse is handed: how claims are filed, judged and made into messages.

    `reach` is called at named points; tests kill the process there. `screen` spares the judge what
    it would find unrelated.
    """

    filing: Filing
    judge: Judge
    outgoing: Outgoing
    reach: Callable[[str], None]
    screen: Screen = all_pass


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What one batch changed.

    `articles` were new or revised (`revised`), `unchanged` on file already. `verdicts` counts the
    new comparisons; `attached` the contradictions that joined an alert on file.
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
    with transaction(connection), rare_collection():
        report = _ingest(connection, accounts, ways, now)
        ways.reach("before commit")
    ways.reach("after commit")
    return report


def _ingest(
    connection: duckdb.DuckDBPyConnection, accounts: Iterable[Account], ways: Ways, now: datetime
) -> LoadReport:
    batch = prepare(connection, accounts)
    stage(connection, batch, assign_voices(connection, batch), ways.filing, now)
    ways.reach("staged")
    pairs = find_pairs(connection, batch, ways.screen)
    ways.reach("candidates found")
    judged = new_only(connection, judge_all(pairs, ways.judge))
    ways.reach("judged")
    store(connection)
    plan(connection, batch.accounts, now)
    ways.reach("loaded")
    raised = raise_alerts(connection, judged, ways.outgoing, now)
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
