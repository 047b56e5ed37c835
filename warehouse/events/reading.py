"""Events on file as people read them: listed, and shown with their articles and links."""

from dataclasses import dataclass
from datetime import date

import duckdb

from warehouse.errors import UnknownEvent
from warehouse.file.keys import to_hex
from warehouse.file.sqlfiles import sql
from warehouse.records import Answer


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events are to be listed: of a kind, in a place (part of its name, or a country's code),
    on a day, told by so many articles at least; None asks nothing."""

    kind: str | None = None
    place: str | None = None
    day: date | None = None
    least: int = 1


@dataclass(frozen=True, slots=True)
class EventFile:
    """An event as a row of the view `events`, its articles, and the links of its mentions: those
    within it first, then those with other events that are perhaps the same."""

    event: Answer
    articles: Answer
    links: Answer


def list_events(connection: duckdb.DuckDBPyConnection, wanted: Wanted, most: int) -> Answer:
    """Events as rows of the view `events`, the latest first."""
    values = {"kind": wanted.kind, "place": wanted.place, "day": wanted.day}
    return _answer(connection, "events_list", {**values, "least": wanted.least, "most": most})


def full_key(connection: duckdb.DuckDBPyConnection, start: str) -> int:
    """The key of the one event whose id begins so. Raises UnknownEvent for none or several."""
    begun = start.strip().lower()
    found = connection.execute(sql("event_ids"), {"start": begun}).fetchall()
    if len(found) == 1 and begun:
        return int(found[0][0])
    problem = "several events begin so" if found and begun else "no event has this id"
    raise UnknownEvent(start, problem, "see `counterclaim events list`")


def read_event(connection: duckdb.DuckDBPyConnection, event_id: str) -> EventFile:
    """An event whose id is, or begins, so. Raises UnknownEvent."""
    key = full_key(connection, event_id)
    return EventFile(
        _answer(connection, "event_show", {"event": to_hex(key)}),
        _answer(connection, "event_articles", {"event": key}),
        _answer(connection, "event_reasons", {"event": key}),
    )


def _answer(connection: duckdb.DuckDBPyConnection, name: str, values: dict[str, object]) -> Answer:
    found = connection.execute(sql(name), values)
    columns = tuple(column[0] for column in found.description or ())
    return Answer(columns, tuple(found.fetchall()))
