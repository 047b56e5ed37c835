"""Mentions of events go on file, and find those on file that may be of one event with them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

import duckdb

from extractors.event_kinds import event_kinds
from extractors.moments import day_of
from warehouse.events.mentions import Marked
from warehouse.events.told import lasts
from warehouse.file.appending import Row, append
from warehouse.file.keys import article_key
from warehouse.file.sqlfiles import sql
from warehouse.records import Account

# Region, district and town that a place is or lies in.
Levels = Callable[[str], tuple[str | None, str | None, str | None]]
# A mention on file: its article's version, and its number there.
Place = tuple[int, int]

# Mentions on file that a new one is asked about at most, the nearest.
MOST = 32
# Days before its publication by which an event without a stated day may have happened.
UNDATED = 5
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Telling:
    """An article's new version with the events that it tells; `before` is the one it revises."""

    version: int
    account: Account
    before: int | None
    events: tuple[Marked, ...]


def stage_marks(
    connection: duckdb.DuckDBPyConnection, told: Iterable[Telling], levels: Levels
) -> list[tuple[Place, Place]]:
    """Put new mentions into a temporary table; pairs of mentions that may be one event."""
    connection.execute(sql("stage_marks"))
    rows = [_mark_row(one, mark, levels) for one in told for mark in one.events]
    if not rows:
        return []
    append(connection, "batch_marks", rows)
    found = connection.execute(sql("event_candidates"), {"most": MOST}).fetchall()
    return [((row[0], row[1]), (row[2], row[3])) for row in found]


def _mark_row(one: Telling, mark: Marked, levels: Levels) -> Row:
    """A row of store.event_marks."""
    told, published = mark.told, one.account.published
    region, district, town = levels(told.place_id) if told.place_id else (None, None, None)
    known = event_kinds().get(mark.event.kind or "")
    return (
        one.version,
        mark.event.index,
        article_key(one.account.id),
        "event",
        mark.event.kind,
        known.family if known else None,
        mark.event.several,
        told.name,
        told.place,
        told.place_id,
        told.country,
        region,
        district,
        town,
        told.first,
        told.last,
        told.dated,
        sorted(told.spots),
        sorted(told.names),
        day_of(published) if published else None,
        *_days(mark),
    )


def _days(mark: Marked) -> tuple[int, int]:
    """The days in which a mention may be of one event with another; see `linking.CLASHES`."""
    told = mark.told
    if told.first is None or told.last is None:
        return -1_000_000, 1_000_000
    slack = 0 if told.dated and not any(map(lasts, told.kinds)) else UNDATED
    return (told.first - _EPOCH).days - slack, (told.last - _EPOCH).days + 1 + slack
