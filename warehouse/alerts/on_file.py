"""Alerts on file: listed, shown in full, acknowledged, dismissed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import duckdb

from warehouse.alerts.assembling import alert_of, gravity
from warehouse.alerts.comparisons import gates_from_json
from warehouse.alerts.members import members_of
from warehouse.errors import UnknownAlert
from warehouse.file.keys import claim_number, key_of, to_hex
from warehouse.file.moments import from_utc, to_utc
from warehouse.file.sqlfiles import sql
from warehouse.file.transactions import transaction
from warehouse.filing.candidates import read_accounts
from warehouse.records import (
    Account,
    Alert,
    AlertState,
    Answer,
    Comparison,
    Kind,
    Severity,
    Turn,
)


@dataclass(frozen=True, slots=True)
class AlertFile:
    """An alert with the accounts of its articles by article id, their texts left out."""

    alert: Alert
    accounts: Mapping[str, Account]


@dataclass(frozen=True, slots=True)
class Filed:
    """What is on file of an alert itself, as its queries give it: what it is told by, what an
    editor made of it, what it is about, and what became of it last."""

    kind: Kind
    reason: str
    note: str | None
    state: AlertState
    measure: str
    counted: str | None
    turn: Turn


def list_alerts(
    connection: duckdb.DuckDBPyConnection, state: AlertState | None, most: int
) -> Answer:
    """The latest alerts in a state, or in any, as rows of the view `alerts`, the newest first."""
    found = connection.execute(sql("alerts_list"), {"state": state, "most": most})
    columns = tuple(column[0] for column in found.description or ())
    return Answer(columns, tuple(found.fetchall()))


def set_state(
    connection: duckdb.DuckDBPyConnection,
    alert_id: str,
    state: AlertState,
    note: str | None,
    now: datetime,
) -> str:
    """Acknowledge, dismiss or reopen an alert; its full id. A dismissed pair never alerts again.

    `alert_id` may be the beginning of one alert's id. Raises UnknownAlert.
    """
    full = full_id(connection, alert_id)
    with transaction(connection):
        values = {"alert": full, "state": state, "note": note, "now": to_utc(now)}
        connection.execute(sql("alert_act"), values)
    return full


def full_id(connection: duckdb.DuckDBPyConnection, start: str) -> str:
    """The one alert whose id begins so. Raises UnknownAlert for none or several."""
    found = connection.execute(sql("alert_ids"), {"start": start.strip().lower()}).fetchall()
    if len(found) == 1 and start.strip():
        return str(found[0][0])
    problem = "several alerts begin so" if found and start.strip() else "no alert has this id"
    raise UnknownAlert(start, problem, "see `counterclaim alerts list`")


def read_alert(connection: duckdb.DuckDBPyConnection, alert_id: str) -> AlertFile:
    """An alert with all contradictions that belong to it, the one that raised it first.

    `alert_id` may be the beginning of one alert's id. One that was merged into another is read as
    the other. Raises UnknownAlert.
    """
    full = full_id(connection, alert_id)
    raised, _, *facts, merged = _one(connection, "alert_read", full)
    if merged:
        return read_alert(connection, merged)
    rows = connection.execute(sql("alert_comparisons"), {"alert": full}).fetchall()
    accounts = read_accounts(connection, {version for row in rows for version in row[0:2]})
    comparisons = tuple(comparison_of(row, accounts) for row in rows)
    members = members_of(connection, [full])[full]
    told = {account.id: account for account in accounts.values()}
    alert = alert_of(full, from_utc(raised), comparisons, members, told)
    return AlertFile(as_filed(alert, gravity(comparisons), Filed(*facts)), told)


def as_filed(alert: Alert, severity: Severity, filed: Filed) -> Alert:
    """An alert made of its claims, with what is on file of it itself."""
    return replace(
        alert,
        severity=severity,
        kind=filed.kind,
        reason=filed.reason,
        measure=filed.measure,
        counted=filed.counted,
        is_open=filed.turn != "closed",
        state=filed.state,
        note=filed.note,
    )


def feeds_listing(connection: duckdb.DuckDBPyConnection, accounts: Sequence[Account]) -> list[str]:
    """The feeds that have listed one of some articles of late; entries go by id or address."""
    names = {name for account in accounts for name in (account.id, account.url) if name}
    keys = [key_of("entry", name) for name in sorted(names)]
    found = connection.execute(sql("feeds_listing"), {"keys": keys}).fetchall()
    return [str(url) for (url,) in found]


def _one(connection: duckdb.DuckDBPyConnection, name: str, alert_id: str) -> tuple[Any, ...]:
    row = connection.execute(sql(name), {"alert": alert_id}).fetchone()
    assert row is not None
    return tuple(row)


def comparison_of(row: tuple[Any, ...], accounts: Mapping[int, Account]) -> Comparison:
    """A row of `alert_comparisons` as a record; the accounts by version."""
    a_version, b_version, a_key, b_key, verdict, severity, kind, reason, _, _, gates = row
    a, b = accounts[a_version], accounts[b_version]
    return Comparison(
        verdict=verdict,
        severity=severity,
        kind=kind,
        reason=reason,
        a=next(q for q in a.quantities if claim_number(q) == a_key),
        b=next(q for q in b.quantities if claim_number(q) == b_key),
        a_article=a.id,
        b_article=b.id,
        gates=gates_from_json(gates),
        a_claim=to_hex(a_key),
        b_claim=to_hex(b_key),
    )
