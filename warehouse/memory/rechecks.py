"""Articles that are to be looked at again, and when: often at first, then less, for three days."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import duckdb

from extractors.moments import day_of
from extractors.records import FeedEntry, Origin
from warehouse.file.appending import append
from warehouse.file.moments import from_utc, read_published, to_utc
from warehouse.file.sqlfiles import sql
from warehouse.file.transactions import transaction
from warehouse.records import Account

# After an article was first seen. Most changes come within hours; a correction of the day before
# comes with the next day's shift.
SCHEDULE = tuple(
    timedelta(minutes=minutes) for minutes in (15, 60, 180, 480, 24 * 60, 48 * 60, 72 * 60)
)


@dataclass(frozen=True, slots=True)
class Recheck:
    """An article to be looked at. `step` counts the looks that were due so far; `entry` is what is
    on file of it, for pages that state little themselves."""

    article_id: str
    origin: Origin
    first_seen: datetime
    step: int
    due: datetime
    entry: FeedEntry | None = None


def next_look(first_seen: datetime, step: int, now: datetime) -> tuple[int, datetime] | None:
    """The next step and its moment after `step` looks; None after the last one.

    Looks that were missed while nothing ran are not made up for: of those that are due by `now`
    one look serves all.
    """
    for number, after in enumerate(SCHEDULE[step:], start=step):
        if first_seen + after > now:
            return number, first_seen + after
    return None


def plan(connection: duckdb.DuckDBPyConnection, accounts: Iterable[Account], now: datetime) -> None:
    """Put new articles on the list that were fetched, hold claims and are no old news.

    Inside the transaction that stores them; articles of an archive have no origin to look at.
    """
    rows = (_planned(account, now) for account in accounts if account.revision == 0)
    append(connection, "store.rechecks", (_row(row) for row in rows if row))


def _planned(account: Account, now: datetime) -> Recheck | None:
    first_seen = account.first_seen or now
    found = next_look(first_seen, 0, now)
    if found is None or account.origin is None or not account.quantities:
        return None
    if account.published and day_of(account.published) < (now - SCHEDULE[-1]).date():
        return None
    return Recheck(account.id, account.origin, first_seen, *found)


def due(connection: duckdb.DuckDBPyConnection, now: datetime, most: int) -> list[Recheck]:
    """Articles whose time has come, the longest due first."""
    found = connection.execute(sql("rechecks_due"), {"now": to_utc(now), "most": most})
    return [_recheck(*row) for row in found.fetchall()]


def next_due(connection: duckdb.DuckDBPyConnection) -> datetime | None:
    """When the next look is due; None where none is."""
    row = connection.execute(sql("rechecks_next")).fetchone()
    return from_utc(row[0]) if row and row[0] else None


def looked(connection: duckdb.DuckDBPyConnection, done: Iterable[Recheck], now: datetime) -> None:
    """Move articles that were looked at on to their next look, or off the list after the last.

    Each carries the validators of its new answer, or its old ones where none came.
    """
    items = {item.article_id: item for item in done}
    following = [_following(item, now) for item in items.values()]
    with transaction(connection):
        connection.execute(sql("rechecks_drop"), {"ids": sorted(items)})
        append(connection, "store.rechecks", (_row(item) for item in following if item))


def _following(item: Recheck, now: datetime) -> Recheck | None:
    found = next_look(item.first_seen, item.step + 1, now)
    return replace(item, step=found[0], due=found[1]) if found else None


def _row(item: Recheck) -> tuple[object, ...]:
    origin = item.origin
    asked = (origin.url, origin.etag, origin.last_modified)
    return item.article_id, *asked, to_utc(item.first_seen), item.step, to_utc(item.due)


def _recheck(
    article_id: str, look_at: str, etag: str | None, last_modified: str | None,
    first_seen: datetime, step: int, due: datetime, title: str | None, day: date | None,
    at: datetime | None, offset: int | None, publisher: str | None,
) -> Recheck:  # fmt: skip
    entry = FeedEntry(None, article_id, title, read_published(day, at, offset), None, publisher)
    origin = Origin(look_at, etag, last_modified)
    return Recheck(article_id, origin, from_utc(first_seen), step, from_utc(due), entry)
