"""Alerts, what becomes of them, and their messages, written in the loading transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb

from warehouse.alerts.comparisons import comparison_row, span
from warehouse.alerts.grouping import Clash, Grouping, group, pair_of
from warehouse.alerts.matters import matter_of
from warehouse.alerts.members import (
    add_members,
    events_of,
    members_of,
    merge,
    side_rows,
    threads_of,
    touched,
)
from warehouse.alerts.telling import (
    Batch,
    Outgoing,
    gravest,
    gravity,
    messages_of,
    told_of,
    turns,
)
from warehouse.file.appending import Row, append
from warehouse.file.keys import article_key, stance_key
from warehouse.file.moments import to_utc
from warehouse.filing.judging import Judged
from warehouse.filing.wall import Wall
from warehouse.records import Account, Alert

# How a figure stands that its own article takes back.
_GONE = ("withdrawn", "corrected")


@dataclass(frozen=True, slots=True)
class Raised:
    """What a batch's contradictions came to: alerts made, contradictions that joined one on file,
    and messages put into the outbox."""

    alerts: tuple[Alert, ...]
    attached: int
    messages: int


def raise_alerts(
    connection: duckdb.DuckDBPyConnection,
    judged: Sequence[Judged],
    accounts: Sequence[Account],
    outgoing: Outgoing,
    now: datetime,
    wall: Wall,
) -> Raised:
    """Store the comparisons, with the alerts that they make, join, close or open again.

    `accounts` are the batch's. An alert whose messages cannot be written stays, and the wall tells
    of it.
    """
    clashes = [item for item in judged if item.comparison.verdict == "contradicts"]
    clashes.sort(key=gravity)
    events = events_of(connection, clashes)
    threads = threads_of(connection, clashes, events)
    grouping = group([_clash(*one) for one in zip(clashes, events, strict=True)], threads)
    own: dict[str, list[Judged]] = {}
    for item, alert_id in zip(clashes, grouping.alerts, strict=True):
        own.setdefault(alert_id, []).append(item)
    on_file = own.keys() - grouping.new
    held = members_of(connection, on_file)
    # All that took part in one may have proved to be of other events: it is on file all the same.
    known = {one: frozenset(member.figure for member in held.get(one, ())) for one in on_file}
    _store(connection, judged, grouping, own, now)
    unsettled = touched(connection, _unsettled(judged, accounts), now)
    changed = [*own, *sorted(unsettled - own.keys())]
    batch = Batch(judged, own, known, changed)
    alerts: list[Alert] = []
    messages: list[Row] = []
    for step in turns(connection, batch, now):
        newest = [item.b for item in own.get(step.alert_id, ())] or accounts
        with wall.around("announce", newest[0], _other(own.get(step.alert_id, ()))):
            told = told_of(connection, batch, step, now)
            alerts += [told.alert] if step.turn == "opened" else []
            messages += messages_of(told, outgoing, now)
    append(connection, "store.outbox", messages)
    joined = sum(len(items) for alert_id, items in own.items() if alert_id not in grouping.new)
    return Raised(tuple(alerts), joined, len(messages))


def _other(items: Sequence[Judged]) -> str | None:
    return items[0].a.id if items else None


def _clash(item: Judged, event: int | None) -> Clash:
    found = item.comparison
    stances = stance_key(found.a), stance_key(found.b)
    return Clash((item.a_key, item.b_key), stances, *span(item), matter_of(found), event)


def _unsettled(judged: Iterable[Judged], accounts: Iterable[Account]) -> set[int]:
    """The keys of what may end a dispute: claims that later ones replace, articles that were
    edited, and figures that somebody takes back."""
    keys: set[int] = set()
    for item in judged:
        if item.comparison.verdict in ("revises", "updates"):
            keys |= {item.a_key, item.b_key}
    for account in accounts:
        keys |= {article_key(account.id)} if account.revision else set()
        keys |= {stance_key(q) for q in account.quantities if q.standing in _GONE}
    return keys


def _store(
    connection: duckdb.DuckDBPyConnection,
    judged: Sequence[Judged],
    grouping: Grouping,
    own: Mapping[str, Sequence[Judged]],
    now: datetime,
) -> None:
    alert_of_key = {item.key: alert_id for alert_id, items in own.items() for item in items}
    rows = (comparison_row(item, alert_of_key.get(item.key), now) for item in judged)
    append(connection, "store.comparisons", rows)
    new = {alert_id: items for alert_id, items in own.items() if alert_id in grouping.new}
    append(connection, "store.alerts", (_alert_row(*one, now) for one in new.items()))
    append(connection, "store.disputes", (_dispute_row(*one) for one in new.items()))
    merge(connection, grouping.merged, now)
    rows_of = {
        key: [row for item in items for row in side_rows(item)] for key, items in own.items()
    }
    add_members(connection, rows_of, now)


def _alert_row(alert_id: str, items: Sequence[Judged], now: datetime) -> Row:
    first = gravest(items)
    found = first.comparison
    low, high = pair_of(stance_key(found.a), stance_key(found.b))
    kind, severity = found.kind or "figures", found.severity or "soft"
    return alert_id, low, high, kind, severity, found.reason, first.key, to_utc(now)


def _dispute_row(alert_id: str, items: Sequence[Judged]) -> Row:
    matter = matter_of(gravest(items).comparison)
    return alert_id, matter.measure, matter.counted, matter.about
