"""Feeds as the page shows them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from warehouse.file.moments import from_utc
from warehouse.file.sqlfiles import sql


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """How a feed is: `explanation` says in plain words what is wrong, None where nothing is.
    `usual_gap` is in seconds; the last three count pages of its articles."""

    url: str
    title: str | None
    state: str
    notice: str | None
    explanation: str | None
    error: str | None
    failures: int
    last_success: datetime | None
    last_new_item: datetime | None
    next_check: datetime | None
    usual_gap: float | None
    pages_waiting: int
    pages_given_up: int
    pages_disallowed: int


def read_feeds(connection: duckdb.DuckDBPyConnection) -> tuple[FeedHealth, ...]:
    """All feeds on the list, those with trouble first."""
    rows = connection.execute(sql("page_feeds")).fetchall()
    return tuple(FeedHealth(*map(_value, row)) for row in rows)


def _value(value: Any) -> Any:
    """A column's value; moments are aware."""
    return from_utc(value) if isinstance(value, datetime) else value
