"""Summaries on their way into the outbox.

In one transaction: the summary as a message of its own, and for each of its members an attempt
"grouped"; an attempt "held" for what is put off. A process that dies before or after it loses
nothing and tells nothing twice, since a summary's id is made of its members'.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Literal

import duckdb

from warehouse.file.appending import append
from warehouse.file.moments import from_utc, to_utc
from warehouse.file.sqlfiles import sql
from warehouse.file.transactions import transaction
from warehouse.outbox.digest import WINDOW, Plan, Rule, Summary, Waiting, Written, plan

# The body of a summary from its members' bodies, oldest first. Pure.
Compose = Callable[[Summary, Sequence[bytes]], bytes]


def gather(
    connection: duckdb.DuckDBPyConnection,
    rules: Mapping[str, Rule],
    compose: Compose,
    now: datetime,
) -> Plan:
    """Put off and gather what is due, in one transaction; what was done."""
    found = plan(*_read(connection, rules, now), rules, now)
    if found == Plan():
        return found
    with transaction(connection):
        for summary in found.summaries:
            _write(connection, summary, compose, now)
        held = [(message, f"until {until:%H:%M} UTC", until) for message, until in found.held]
        _put_off(connection, held, "held", now)
    return found


def _read(
    connection: duckdb.DuckDBPyConnection, rules: Collection[str], now: datetime
) -> tuple[list[Waiting], list[Written]]:
    endpoints = list(rules)
    found = connection.execute(
        sql("digest_candidates"), {"endpoints": endpoints, "now": to_utc(now)}
    ).fetchall()
    waiting = [Waiting(key, endpoint, from_utc(at)) for key, endpoint, at in found]
    if not waiting:
        return [], []
    recent = connection.execute(
        sql("digest_recent"), {"endpoints": endpoints, "since": to_utc(now - WINDOW)}
    ).fetchall()
    return waiting, [
        Written(key, endpoint, from_utc(at), is_summary) for endpoint, key, at, is_summary in recent
    ]


def _write(
    connection: duckdb.DuckDBPyConnection, summary: Summary, compose: Compose, now: datetime
) -> None:
    ids = [member.id for member in summary.members]
    bodies = dict(connection.execute(sql("digest_payloads"), {"ids": ids}).fetchall())
    body = compose(summary, [bodies[key] for key in ids])
    row = (summary.id, "", summary.endpoint, body, to_utc(now), to_utc(now))
    append(connection, "store.outbox", [row])
    append(connection, "store.summary_members", [(summary.id, key) for key in ids])
    why = f"told in {summary.id}"
    _put_off(connection, [(member, why, None) for member in summary.members], "grouped", now)


def _put_off(
    connection: duckdb.DuckDBPyConnection,
    messages: Sequence[tuple[Waiting, str, datetime | None]],
    outcome: Literal["held", "grouped"],
    now: datetime,
) -> None:
    if not messages:
        return
    values = {
        "ids": [message.id for message, _, _ in messages],
        "why": [why for _, why, _ in messages],
        "due": [to_utc(until) if until else None for _, _, until in messages],
        "outcome": outcome,
        "now": to_utc(now),
    }
    connection.execute(sql("digest_put_off"), values)
