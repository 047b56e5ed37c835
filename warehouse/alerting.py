"""Alerts and their messages, written in the loading transaction."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb

from warehouse.appending import Row, append
from warehouse.comparing import comparison_row, span
from warehouse.grouping import Thread, Threads, pair_of
from warehouse.judging import Judged
from warehouse.keys import key_of, stance_key, to_hex
from warehouse.moments import to_utc
from warehouse.positions import position_of
from warehouse.records import Account, Alert
from warehouse.sqlfiles import sql
from warehouse.voices import voices_of

# The bodies to send for a new alert by endpoint name; an endpoint that is not to get it is left
# out. The accounts are those of the alert's articles, by article id. Pure.
Outgoing = Callable[[Alert, Mapping[str, Account]], Mapping[str, bytes]]


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
    outgoing: Outgoing,
    now: datetime,
) -> Raised:
    """Store the comparisons, with the alerts that the contradictions among them make or join."""
    threads = _threads(connection, judged)
    found = [_attach(item, threads) for item in judged]
    append(
        connection,
        "store.comparisons",
        (comparison_row(item, alert_id, now) for item, alert_id, _ in found),
    )
    members: dict[str, list[Judged]] = {}
    for item, alert_id, _ in found:
        if alert_id:
            members.setdefault(alert_id, []).append(item)
    new = {alert_id: members[alert_id] for _, alert_id, is_new in found if alert_id and is_new}
    alerts = [_alert(connection, alert_id, items, now) for alert_id, items in new.items()]
    append(connection, "store.alerts", (_alert_row(a, new[a.id]) for a in alerts))
    messages = [row for a in alerts for row in _messages(a, new[a.id], outgoing, now)]
    append(connection, "store.outbox", messages)
    joined = sum(len(items) for alert_id, items in members.items() if alert_id not in new)
    return Raised(tuple(alerts), joined, len(messages))


def _threads(connection: duckdb.DuckDBPyConnection, judged: Iterable[Judged]) -> Threads:
    threads = Threads()
    pairs = {pair_of(*_stances(j)) for j in judged if j.comparison.verdict == "contradicts"}
    if not pairs:
        return threads
    connection.execute(sql("stage_wanted"))
    append(connection, "wanted", ((a,) for a in sorted({a for a, _ in pairs})))
    for alert_id, a, b, first, last, state in connection.execute(sql("known_alerts")).fetchall():
        threads.add(Thread(alert_id, (a, b), first, last, state or "open"))
    return threads


def _stances(item: Judged) -> tuple[int, int]:
    return stance_key(item.comparison.a), stance_key(item.comparison.b)


def _attach(item: Judged, threads: Threads) -> tuple[Judged, str | None, bool]:
    if item.comparison.verdict != "contradicts":
        return item, None, False
    return (item, *threads.attach(*_stances(item), span(item)))


def _alert(
    connection: duckdb.DuckDBPyConnection, alert_id: str, items: Sequence[Judged], now: datetime
) -> Alert:
    gravest = min(items, key=lambda item: item.comparison.severity != "hard")
    comparison = gravest.comparison
    days = [day for item in items for day in span(item)]
    return Alert(
        id=alert_id,
        raised=now,
        severity=comparison.severity or "soft",
        kind=comparison.kind or "figures",
        reason=comparison.reason,
        a=position_of(comparison.a),
        b=position_of(comparison.b),
        comparisons=(comparison, *(i.comparison for i in items if i is not gravest)),
        a_voices=voices_of(connection, stance_key(comparison.a), days),
        b_voices=voices_of(connection, stance_key(comparison.b), days),
    )


def _alert_row(alert: Alert, items: Sequence[Judged]) -> Row:
    first = next(item for item in items if item.comparison is alert.comparisons[0])
    low, high = pair_of(*_stances(first))
    return (
        alert.id,
        low,
        high,
        alert.kind,
        alert.severity,
        alert.reason,
        first.key,
        to_utc(alert.raised),
    )


def _messages(
    alert: Alert, items: Sequence[Judged], outgoing: Outgoing, now: datetime
) -> Iterator[Row]:
    accounts = {side.id: side for item in items for side in (item.a, item.b)}
    for endpoint, payload in outgoing(alert, accounts).items():
        message = f"msg_{to_hex(key_of('message', alert.id, endpoint))}"
        yield message, alert.id, endpoint, payload, to_utc(now), to_utc(now)
