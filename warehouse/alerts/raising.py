"""Alerts and their messages, written in the loading transaction."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import duckdb

from warehouse.alerts.comparisons import comparison_row, span
from warehouse.alerts.grouping import Thread, Threads, pair_of
from warehouse.file.appending import Row, append
from warehouse.file.keys import key_of, stance_key, to_hex
from warehouse.file.moments import to_utc
from warehouse.file.sqlfiles import sql
from warehouse.filing.judging import Judged
from warehouse.filing.positions import position_of
from warehouse.filing.voices import Side, voices_of
from warehouse.filing.wall import Wall
from warehouse.records import Account, Alert, Comparison

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
    wall: Wall,
) -> Raised:
    """Store the comparisons, with the alerts that the contradictions among them make or join.

    An alert whose messages cannot be written stays, and the wall tells of it.
    """
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
    alerts = list(_alerts(connection, new, now))
    append(connection, "store.alerts", (_alert_row(a, new[a.id]) for a in alerts))
    messages = [row for a in alerts for row in _messages(a, new[a.id], outgoing, now, wall)]
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


def _alerts(
    connection: duckdb.DuckDBPyConnection, new: Mapping[str, Sequence[Judged]], now: datetime
) -> Iterator[Alert]:
    gravest = [min(items, key=lambda i: i.comparison.severity != "hard") for items in new.values()]
    sides: list[Side] = []
    for first, items in zip(gravest, new.values(), strict=True):
        days = [day for item in items for day in span(item)]
        sides += [(stance, min(days), max(days)) for stance in _stances(first)]
    voices = voices_of(connection, sides)
    for n, (first, alert_id) in enumerate(zip(gravest, new, strict=True)):
        others = tuple(i.comparison for i in new[alert_id] if i is not first)
        alert = alert_of(alert_id, now, (first.comparison, *others))
        yield replace(alert, a_voices=voices[2 * n], b_voices=voices[2 * n + 1])


def alert_of(alert_id: str, raised: datetime, comparisons: tuple[Comparison, ...]) -> Alert:
    """An open alert, told by the first of its comparisons; its voices are not yet known."""
    first = comparisons[0]
    return Alert(
        id=alert_id,
        raised=raised,
        severity=first.severity or "soft",
        kind=first.kind or "figures",
        reason=first.reason,
        a=position_of(first.a),
        b=position_of(first.b),
        comparisons=comparisons,
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


def message_id(alert_id: str, endpoint: str) -> str:
    """The id of the message that tells an endpoint of an alert, the same however often made."""
    return f"msg_{to_hex(key_of('message', alert_id, endpoint))}"


def _messages(
    alert: Alert, items: Sequence[Judged], outgoing: Outgoing, now: datetime, wall: Wall
) -> Iterator[Row]:
    accounts = {side.id: side for item in items for side in (item.a, item.b)}
    bodies: Mapping[str, bytes] = {}
    with wall.around("announce", items[0].b, items[0].a.id):
        bodies = outgoing(alert, accounts)
    for endpoint, payload in bodies.items():
        message = message_id(alert.id, endpoint)
        yield message, alert.id, endpoint, payload, to_utc(now), to_utc(now)
