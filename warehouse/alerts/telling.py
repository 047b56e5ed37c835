"""What becomes of the alerts that a batch touches: written down, and put into messages."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import duckdb

from warehouse.alerts.assembling import alert_of
from warehouse.alerts.members import members_of, note_falls, open_alerts, standings
from warehouse.alerts.on_file import read_alert
from warehouse.alerts.positions import Member
from warehouse.alerts.turns import further, turn_of
from warehouse.file.appending import Row, append
from warehouse.file.keys import key_of, to_hex
from warehouse.file.moments import to_utc
from warehouse.filing.judging import Judged
from warehouse.records import Account, Alert, Turn

# The bodies to send for an alert, or a turn of it, by endpoint name; an endpoint that is not to get
# it is left out. The accounts are those of the alert's articles, by article id. Pure.
Outgoing = Callable[[Alert, Mapping[str, Account]], Mapping[str, bytes]]


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch's comparisons; its contradictions by their alerts (`own`); the figures that those on
    file held before (`known`); and all alerts that may have changed, in order."""

    judged: Sequence[Judged]
    own: Mapping[str, Sequence[Judged]]
    known: Mapping[str, frozenset[str]]
    changed: Sequence[str]


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of an alert after `earlier` turns: further figures that `joined`, whether two
    that stand clash now (`opens`), and the claims that take part."""

    alert_id: str
    turn: Turn
    earlier: int
    joined: tuple[str, ...]
    opens: bool
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An alert of which something is told, the accounts of its articles, and the comparison of the
    batch that it is told by, None where none is the cause."""

    alert: Alert
    accounts: Mapping[str, Account]
    cause: Judged | None


def gravest(items: Sequence[Judged]) -> Judged:
    """The contradiction that an alert is told by."""
    return min(items, key=gravity)


def gravity(item: Judged) -> tuple[bool, bool]:
    """Hard ones first, of each those in which both sides give a figure ("thousands" is none)."""
    found = item.comparison
    return found.severity != "hard", "vague" in (found.a.hedge, found.b.hedge)


def turns(connection: duckdb.DuckDBPyConnection, batch: Batch, now: datetime) -> list[Step]:
    """Write down what becomes of the alerts that a batch touches; what of it is to be told."""
    new = {alert_id for alert_id in batch.own if alert_id not in batch.known}
    before = {k: v for k, v in standings(connection, batch.changed).items() if k not in new}
    kinds = {k: v.kind for k, v in before.items()}
    kinds |= {k: gravest(batch.own[k]).comparison.kind or "figures" for k in new}
    edits = {alert_id for alert_id, kind in kinds.items() if kind == "edit"}
    note_falls(connection, set(batch.changed) - edits, now)
    members = members_of(connection, batch.changed)
    opened = open_alerts(connection, members) | edits
    steps: list[Step] = []
    for alert_id in batch.changed:
        joined = _joined(batch, alert_id, members[alert_id])
        turn = turn_of(before.get(alert_id), joined, alert_id in opened)
        if turn is not None:
            added = joined if turn in ("joined", "reopened") else ()
            earlier = before[alert_id].turns if alert_id in before else 0
            held = tuple(members[alert_id])
            steps.append(Step(alert_id, turn, earlier, added, alert_id in opened, held))
    append(connection, "store.dispute_turns", (row for one in steps for row in _rows(one, now)))
    return steps


def _joined(batch: Batch, alert_id: str, members: Sequence[Member]) -> tuple[str, ...]:
    clashing = {key for item in batch.own.get(alert_id, ()) for key in (item.a_key, item.b_key)}
    return further(members, batch.known.get(alert_id, frozenset()), clashing)


def told_of(connection: duckdb.DuckDBPyConnection, batch: Batch, step: Step, now: datetime) -> Told:
    """A step with the whole of its alert; of a new one nothing is read."""
    if step.turn == "opened":
        items = batch.own[step.alert_id]
        first = gravest(items)
        others = (item.comparison for item in items if item is not first)
        accounts = {side.id: side for item in items for side in (item.a, item.b)}
        found = (first.comparison, *others)
        alert = alert_of(step.alert_id, now, found, step.members, accounts)
        return Told(replace(alert, is_open=step.opens), accounts, first)
    file, cause = read_alert(connection, step.alert_id), _cause(batch, step)
    comparisons, accounts = file.alert.comparisons, dict(file.accounts)
    if cause is not None:
        rest = (c for c in comparisons if (c.a_claim, c.b_claim) != _claims(cause))
        comparisons = (cause.comparison, *rest)
        accounts |= {side.id: side for side in (cause.a, cause.b)}
    alert = replace(
        file.alert,
        turn=step.turn,
        earlier=step.earlier,
        joined=step.joined,
        is_open=step.opens,
        comparisons=comparisons,
    )
    return Told(alert, accounts, cause)


def _claims(item: Judged) -> tuple[str | None, str | None]:
    return item.comparison.a_claim, item.comparison.b_claim


def _cause(batch: Batch, step: Step) -> Judged | None:
    """What a turn is told by: the gravest clash of a further figure, or what ended the dispute."""
    if step.turn == "closed":
        fallen = {member.claim for member in step.members if member.fallen is not None}
        ends = (
            item
            for item in batch.judged
            if item.comparison.verdict in ("revises", "updates")
            and not fallen.isdisjoint({item.a_key, item.b_key})
        )
        return next(ends, None)
    figures = {member.claim: member.figure for member in step.members}
    items = batch.own.get(step.alert_id, ())
    new = [i for i in items if {figures.get(i.a_key), figures.get(i.b_key)} & set(step.joined)]
    return gravest(new or items) if items else None


def _rows(step: Step, now: datetime) -> Iterator[Row]:
    yield step.alert_id, step.turn, None, to_utc(now)
    if step.turn == "opened" and not step.opens:
        yield step.alert_id, "closed", None, to_utc(now)


def message_id(alert: Alert, endpoint: str) -> str:
    """The id of the message that tells an endpoint of an alert's turn, the same however often made.

    A later turn is known by its number: one figure can join, be taken back and join again.
    """
    more = () if alert.turn == "opened" else (alert.turn, str(alert.earlier))
    return f"msg_{to_hex(key_of('message', alert.id, endpoint, *more))}"


def messages_of(one: Told, outgoing: Outgoing, now: datetime) -> Iterator[Row]:
    """The rows of the outbox that tell of an alert."""
    for endpoint, payload in outgoing(one.alert, one.accounts).items():
        message = message_id(one.alert, endpoint)
        yield message, one.alert.id, endpoint, payload, to_utc(now), to_utc(now)
