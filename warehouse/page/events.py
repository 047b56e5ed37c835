"""Events and series as the page shows them: figures over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from warehouse.errors import UnknownEvent
from warehouse.events.reading import Wanted, full_key
from warehouse.file.keys import from_hex, to_hex
from warehouse.file.sqlfiles import sql

MOST_FIGURES = 600  # that are read of one event or series
_MOST_LINKS = 20
_KNOWN = 60  # series that are offered


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in short: the columns of the view `events`."""

    id: str
    name: str
    kind: str | None
    place: str | None
    country: str | None
    first_day: date | None
    last_day: date | None
    articles: int
    voices: int
    claims: int
    contradictions: int


@dataclass(frozen=True, slots=True)
class TimedFigure:
    """A claim with the day that it stands for, or was told on; `dispute` is an alert's id.

    `claim` and `article` are keys, `outlet` is the publisher, else the article's id.
    """

    claim: str
    measure: str
    counted: str | None
    unit: str
    change: str | None
    quote: str
    value: float | None
    low: float | None
    high: float | None
    soft_low: float | None
    soft_high: float | None
    day: date
    source: str | None
    outlet: str
    article: str
    title: str | None
    dispute: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another event that is perhaps the same, and why."""

    id: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event with what is told of it in order of time, and those that are perhaps the same."""

    event: EventRow
    figures: tuple[TimedFigure, ...]
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class KnownSeries:
    """A measure at a place of which several claims are on file, and their first and last day."""

    measure: str
    place: str
    claims: int
    first_day: date
    last_day: date


def find_events(
    connection: duckdb.DuckDBPyConnection, wanted: Wanted, most: int, skip: int
) -> tuple[tuple[EventRow, ...], int]:
    """At most so many events behind the first `skip`, the latest first, and how many in all."""
    values = {
        "kind": wanted.kind,
        "place": wanted.place,
        "day": wanted.day,
        "least": wanted.least,
        "most": most,
        "skip": skip,
    }
    rows = connection.execute(sql("page_events"), values).fetchall()
    return tuple(EventRow(*row[:-1]) for row in rows), rows[0][-1] if rows else 0


def event_kinds(connection: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """The kinds of events on file, the most frequent first."""
    return tuple(kind for (kind,) in connection.execute(sql("page_event_kinds")).fetchall())


def read_event_page(connection: duckdb.DuckDBPyConnection, event_id: str) -> EventPage:
    """The event of an id, or of its beginning. Raises UnknownEvent."""
    whole = from_hex(event_id.lower())  # a whole id need not be looked up among all
    key = whole if whole is not None else full_key(connection, event_id)
    row = connection.execute(sql("page_event"), {"event": key}).fetchone()
    if row is None:
        raise UnknownEvent(event_id, "no article gives a figure of it", "see the events")
    values = {"event": key, "most": MOST_FIGURES}
    figures = _figures(connection.execute(sql("page_event_figures"), values).fetchall())
    return EventPage(EventRow(*row), figures, _neighbours(connection, key))


def _neighbours(connection: duckdb.DuckDBPyConnection, key: int) -> tuple[Neighbour, ...]:
    links = connection.execute(sql("page_event_links"), {"event": key}).fetchall()[:_MOST_LINKS]
    if not links:
        return ()
    keys = [other for other, _ in links]
    names = dict(connection.execute(sql("page_event_names"), {"events": keys}).fetchall())
    return tuple(
        Neighbour(to_hex(other), names[to_hex(other)], reason)
        for other, reason in links
        if to_hex(other) in names
    )


@dataclass(frozen=True, slots=True)
class SeriesWanted:
    """Which figures: of a measure, at a place (its name or its country's code), of a class counted,
    of a scope (total, level, period, event); None asks nothing."""

    measure: str
    place: str | None = None
    counted: str | None = None
    scope: str | None = None


def read_series(
    connection: duckdb.DuckDBPyConnection, wanted: SeriesWanted
) -> tuple[TimedFigure, ...]:
    """The latest figures of a series, in order of the days for which they stand."""
    values = {
        "measure": wanted.measure,
        "place": wanted.place,
        "counted": wanted.counted,
        "scope": wanted.scope,
        "most": MOST_FIGURES,
    }
    return _figures(connection.execute(sql("page_series"), values).fetchall())[::-1]


def known_series(connection: duckdb.DuckDBPyConnection) -> tuple[KnownSeries, ...]:
    """The series of which most is told."""
    rows = connection.execute(sql("page_series_known"), {"most": _KNOWN}).fetchall()
    return tuple(KnownSeries(*row) for row in rows)


def _figures(rows: Sequence[tuple[Any, ...]]) -> tuple[TimedFigure, ...]:
    return tuple(TimedFigure(*row) for row in rows)
