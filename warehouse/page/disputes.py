"""Disputes as the page shows them: found by filters, read in bulk."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

import duckdb

from warehouse.alerts.assembling import alert_of
from warehouse.alerts.on_file import Filed, as_filed, comparison_of, full_id
from warehouse.alerts.positions import Member
from warehouse.file.appending import append
from warehouse.file.keys import to_hex
from warehouse.file.moments import from_utc
from warehouse.file.sqlfiles import sql
from warehouse.filing.candidates import read_accounts
from warehouse.page.filters import Filters
from warehouse.records import Account, Alert

_ALL = 2**31
_MEMBER = len(fields(Member))  # columns of page_tellings that make a member


@dataclass(frozen=True, slots=True)
class Telling:
    """What one article says in a dispute.

    `claim` and `article` are keys, `figure` that of the position it holds. `quote_start` is the
    figure's offset in the sentence, None where the words are not in the text. `fallen` says why it
    stands no longer, `instead` are the words of the figure that took its place.
    """

    claim: str
    article: str
    figure: str
    outlet: str
    day: date | None
    source: str | None
    quote: str
    fallen: str | None
    instead: str | None
    title: str | None
    url: str | None
    in_headline: bool
    sentence: str
    quote_start: int | None
    place: str | None
    event_id: str | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """An alert with the accounts of its comparisons by article id, all that its articles say in
    order of time, and when something last happened to it."""

    alert: Alert
    accounts: Mapping[str, Account]
    tellings: tuple[Telling, ...]
    changed: datetime

    @property
    def event_id(self) -> str | None:
        """The event that most of its figures are about."""
        ids = [one.event_id for one in self.tellings if one.event_id]
        return max(sorted(set(ids)), key=ids.count, default=None)


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of the disputes that were asked for, and how many there are in all."""

    disputes: tuple[Dispute, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What each filter may be set to, the most frequent first."""

    measures: tuple[str, ...]
    places: tuple[str, ...]
    sources: tuple[str, ...]
    outlets: tuple[str, ...]


def find_disputes(
    connection: duckdb.DuckDBPyConnection, filters: Filters, most: int, skip: int
) -> Found:
    """At most so many disputes behind the first `skip`, the latest first, each with one pair."""
    values = {
        "measure": filters.measure,
        "state": filters.state,
        "among": _among(connection, filters),
        "most": most,
        "skip": skip,
    }
    rows = connection.execute(sql("page_disputes"), values).fetchall()
    found = _read(connection, [row[0] for row in rows], 1)
    return Found(tuple(found), rows[0][1] if rows else 0)


def _among(connection: duckdb.DuckDBPyConnection, filters: Filters) -> list[str] | None:
    """The disputes whose articles pass; None where nothing is asked of articles."""
    values = {
        "place": filters.place,
        "source": filters.source,
        "outlet": filters.outlet,
        "day": filters.day,
    }
    if all(value is None for value in values.values()):
        return None
    return [row[0] for row in connection.execute(sql("page_dispute_matches"), values).fetchall()]


def read_dispute(connection: duckdb.DuckDBPyConnection, alert_id: str) -> Dispute:
    """One dispute with all its pairs; one that was merged is read as the one it is part of now.

    Raises UnknownAlert.
    """
    full = full_id(connection, alert_id)
    row = connection.execute(sql("page_merged"), {"alert": full}).fetchone()
    return _read(connection, [row[0] if row else full], _ALL)[0]


def dispute_choices(connection: duckdb.DuckDBPyConnection) -> Choices:
    """What the disputes on file can be filtered by."""
    found: dict[str, list[str]] = defaultdict(list)
    for field, value, _ in connection.execute(sql("page_dispute_choices")).fetchall():
        found[field].append(value)
    return Choices(*(tuple(found[field]) for field in ("measure", "place", "source", "outlet")))


def _read(connection: duckdb.DuckDBPyConnection, ids: Sequence[str], most: int) -> list[Dispute]:
    """The disputes of those ids in their order, each with so many of its pairs."""
    connection.execute(sql("stage_alerts"))
    append(connection, "wanted_alerts", ((alert_id,) for alert_id in ids))
    alerts = {row[0]: row[1:] for row in connection.execute(sql("page_alerts")).fetchall()}
    pairs: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for alert_id, *row in connection.execute(sql("page_pairs"), {"most": most}).fetchall():
        pairs[alert_id].append(tuple(row))
    versions = {version for rows in pairs.values() for row in rows for version in row[0:2]}
    accounts = read_accounts(connection, sorted(versions))
    tellings = _tellings(connection)
    return [
        _dispute(one, alerts[one], pairs[one], accounts, tellings[one])
        for one in ids
        if one in alerts and pairs[one]
    ]


def _dispute(
    alert_id: str,
    row: tuple[Any, ...],
    pairs: Sequence[tuple[Any, ...]],
    accounts: Mapping[int, Account],
    tellings: Sequence[tuple[Member, Telling]],
) -> Dispute:
    raised, *facts, turned, hard = row
    comparisons = tuple(comparison_of(pair, accounts) for pair in pairs)
    versions = {version for pair in pairs for version in pair[0:2]}
    told = {accounts[version].id: accounts[version] for version in versions}
    members = [one for one, _ in tellings]
    made = alert_of(alert_id, from_utc(raised), comparisons, members, told)
    alert = as_filed(made, "hard" if hard else "soft", Filed(*facts))
    return Dispute(alert, told, tuple(one for _, one in tellings), from_utc(turned))


def _tellings(
    connection: duckdb.DuckDBPyConnection,
) -> Mapping[str, list[tuple[Member, Telling]]]:
    """What is told in each of the wanted alerts, in order of time."""
    found: dict[str, list[tuple[Member, Telling]]] = defaultdict(list)
    for alert_id, *row in connection.execute(sql("page_tellings")).fetchall():
        one = Member(*row[:_MEMBER])
        found[alert_id].append((one, _telling(one, row[_MEMBER:])))
    return found


def _telling(one: Member, row: Sequence[Any]) -> Telling:
    article, title, url, part, sentence, start, place, event = row
    return Telling(
        claim=to_hex(one.claim),
        article=article,
        figure=one.figure,
        outlet=one.outlet,
        day=one.day,
        source=one.source,
        quote=one.quote,
        fallen=one.fallen,
        instead=one.instead,
        title=title,
        url=url,
        in_headline=part == "headline",
        sentence=sentence,
        quote_start=start,
        place=place,
        event_id=event,
    )
