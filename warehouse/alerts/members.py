"""The claims that take part in disputes on file, and what they come to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import duckdb

from extractors.records import Quantity
from warehouse.alerts.grouping import QUIET, Thread
from warehouse.alerts.matters import Matter, event_number
from warehouse.alerts.positions import Member, is_open
from warehouse.alerts.turns import Standing
from warehouse.file.appending import append
from warehouse.file.keys import article_key, stance_key
from warehouse.file.moments import to_utc
from warehouse.file.sqlfiles import sql
from warehouse.filing.judging import Judged
from warehouse.records import Account

# Claim, revision, article, stance, and the event's number in the article.
ClaimRow = tuple[int, int, int, int, int | None]


def events_of(connection: duckdb.DuckDBPyConnection, items: Sequence[Judged]) -> list[int | None]:
    """The key of the one event that both claims of each comparison are about, else None."""
    articles = {article_key(side.id) for item in items for side in (item.a, item.b)}
    _want(connection, articles)
    rows = connection.execute(sql("events_of_articles")).fetchall()
    known = {(article, event): key for article, event, key in rows}
    found = []
    for item in items:
        a, b = (
            known.get((article_key(side.id), event_number(claim)))
            for side, claim in ((item.a, item.comparison.a), (item.b, item.comparison.b))
        )
        found.append(a if a == b else None)
    return found


def threads_of(
    connection: duckdb.DuckDBPyConnection,
    clashes: Sequence[Judged],
    events: Iterable[int | None],
) -> list[Thread]:
    """The alerts on file that some contradictions, of these events, may belong to, the oldest
    first."""
    keys: set[int] = set()
    for item in clashes:
        keys |= {item.a_key, item.b_key}
        keys |= {stance_key(item.comparison.a), stance_key(item.comparison.b)}
    if not keys:
        return []
    _want(connection, keys | {event for event in events if event is not None})
    return [
        Thread(
            alert_id,
            (a, b),
            first,
            last,
            Matter(measure, counted, about),
            state or "open",
            frozenset(claims),
            frozenset(stances),
            frozenset(own),
        )
        for alert_id, a, b, first, last, measure, counted, about, state, claims, stances, own in (
            connection.execute(sql("known_alerts")).fetchall()
        )
    ]


def touched(connection: duckdb.DuckDBPyConnection, keys: Iterable[int], now: datetime) -> set[str]:
    """The alerts that hold some claims, articles or stances, by their keys, and those of which a
    contradiction was withdrawn just now."""
    _want(connection, keys)
    found = connection.execute(sql("alerts_touched"), {"now": to_utc(now)}).fetchall()
    return {alert_id for (alert_id,) in found}


def add_members(
    connection: duckdb.DuckDBPyConnection, rows: Mapping[str, Iterable[ClaimRow]], now: datetime
) -> None:
    """Let claims take part in alerts, by alert; what takes part already changes nothing."""
    _want_alerts(connection, rows)
    held = {(row[0], row[1]) for row in connection.execute(sql("alert_members")).fetchall()}
    new = {
        (alert_id, row[0]): (alert_id, *row, None, None, to_utc(now))
        for alert_id, some in rows.items()
        for row in some
        if (alert_id, row[0]) not in held
    }
    append(connection, "store.dispute_claims", new.values())
    agreeing = connection.execute(sql("agreeing")).fetchall()
    append(
        connection,
        "store.dispute_claims",
        {(r[0], r[1]): (*r, None, None, to_utc(now)) for r in agreeing}.values(),
    )


def side_rows(item: Judged) -> tuple[ClaimRow, ClaimRow]:
    """The two claims of a comparison as members."""
    found = item.comparison
    return (
        _row(item.a_key, item.a, found.a),
        _row(item.b_key, item.b, found.b),
    )


def _row(key: int, account: Account, claim: Quantity) -> ClaimRow:
    article = article_key(account.id)
    return key, account.revision, article, stance_key(claim), event_number(claim)


def note_falls(connection: duckdb.DuckDBPyConnection, alerts: Iterable[str], now: datetime) -> None:
    """Write down which claims of some alerts stand no longer."""
    _want_alerts(connection, alerts)
    connection.execute(sql("stage_held"))
    found = [
        *connection.execute(sql("falls_edited")).fetchall(),
        *connection.execute(sql("falls_withdrawn"), {"quiet": QUIET}).fetchall(),
        *connection.execute(sql("falls_replaced")).fetchall(),
    ]
    rows = {(row[0], row[1]): (*row, to_utc(now)) for row in found}
    append(connection, "store.dispute_claims", rows.values())


def merge(connection: duckdb.DuckDBPyConnection, merged: Mapping[str, str], now: datetime) -> None:
    """Make alerts, and what was merged into them before, part of others."""
    if not merged:
        return
    _want_alerts(connection, merged)
    earlier = connection.execute(sql("merges_of")).fetchall()
    into = dict(merged) | {alert_id: merged[middle] for alert_id, middle in earlier}
    rows = ((alert_id, "merged", other, to_utc(now)) for alert_id, other in into.items())
    append(connection, "store.dispute_turns", rows)
    for alert_id, other in merged.items():
        values = {"alert": alert_id, "into": other, "now": to_utc(now)}
        connection.execute(sql("merge_claims"), values)


def standings(connection: duckdb.DuckDBPyConnection, alerts: Iterable[str]) -> dict[str, Standing]:
    """How some alerts stand that were on file before, by alert."""
    _want_alerts(connection, alerts)
    rows = connection.execute(sql("alerts_standing")).fetchall()
    return {alert_id: Standing(*row) for alert_id, *row in rows}


def members_of(
    connection: duckdb.DuckDBPyConnection, alerts: Iterable[str]
) -> dict[str, list[Member]]:
    """The claims of some alerts, by alert."""
    _want_alerts(connection, alerts)
    found: dict[str, list[Member]] = defaultdict(list)
    for alert_id, *row in connection.execute(sql("alert_members")).fetchall():
        found[alert_id].append(Member(*row))
    return found


def open_alerts(
    connection: duckdb.DuckDBPyConnection, members: Mapping[str, list[Member]]
) -> set[str]:
    """Which of some alerts have two figures that stand and clash."""
    _want_alerts(connection, members)
    clashes: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for alert_id, a, b in connection.execute(sql("alert_clashes")).fetchall():
        clashes[alert_id].append((a, b))
    return {alert_id for alert_id, held in members.items() if is_open(held, clashes[alert_id])}


def _want(connection: duckdb.DuckDBPyConnection, keys: Iterable[int]) -> None:
    connection.execute(sql("stage_wanted"))
    append(connection, "wanted", ((key,) for key in sorted(keys)))


def _want_alerts(connection: duckdb.DuckDBPyConnection, alerts: Iterable[str]) -> None:
    connection.execute(sql("stage_alerts"))
    append(connection, "wanted_alerts", ((alert_id,) for alert_id in sorted(alerts)))
