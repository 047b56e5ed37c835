"""Pages that feeds list and that gave no article yet, kept between polls with their entries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import duckdb

from extractors.records import FeedEntry
from warehouse.file.appending import append
from warehouse.file.moments import from_utc, read_published, store_published, to_utc
from warehouse.file.sqlfiles import sql
from warehouse.file.transactions import transaction

PageState = Literal["waiting", "given_up", "disallowed"]


@dataclass(frozen=True, slots=True)
class MissedPage:
    """A page that gave no article: the feed that lists it, its entry, and what was tried.

    `next_try` is None unless it is waiting. `failures` counts attempts that the page failed; being
    put off is none.
    """

    url: str
    feed: str
    entry: FeedEntry
    publisher: str | None
    state: PageState
    failures: int
    first_tried: datetime
    next_try: datetime | None
    error: str | None


def due_pages(connection: duckdb.DuckDBPyConnection, now: datetime, most: int) -> list[MissedPage]:
    """Waiting pages whose time has come, the longest due first."""
    found = connection.execute(sql("pages_due"), {"now": to_utc(now), "most": most})
    return [_page(*row) for row in found.fetchall()]


def missed_pages(
    connection: duckdb.DuckDBPyConnection, urls: Iterable[str]
) -> dict[str, MissedPage]:
    """Those of some addresses that gave no article so far."""
    found = connection.execute(sql("pages_of"), {"urls": sorted(set(urls))})
    return {page.url: page for page in (_page(*row) for row in found.fetchall())}


def save_pages(
    connection: duckdb.DuckDBPyConnection, missed: Iterable[MissedPage], read: Iterable[str]
) -> None:
    """Replace what is kept of some pages; those that were `read` are forgotten."""
    latest = {page.url: page for page in missed}
    with transaction(connection):
        connection.execute(sql("pages_drop"), {"urls": sorted({*latest, *read})})
        append(connection, "store.pages", map(_row, latest.values()))


def _row(page: MissedPage) -> tuple[object, ...]:
    return (
        page.url,
        page.feed,
        page.state,
        page.failures,
        to_utc(page.first_tried),
        to_utc(page.next_try) if page.next_try else None,
        page.error,
        page.entry.id,
        page.entry.title,
        *store_published(page.entry.published),
        page.publisher,
    )


def _page(
    url: str, feed: str, state: PageState, failures: int, first_tried: datetime,
    next_try: datetime | None, error: str | None, entry_id: str | None, title: str | None,
    *rest: object,
) -> MissedPage:  # fmt: skip
    *published, publisher = rest
    entry = FeedEntry(entry_id, url, title, read_published(*published))  # type: ignore[arg-type]
    return MissedPage(
        url, feed, entry, publisher,  # type: ignore[arg-type]
        state, failures, from_utc(first_tried), from_utc(next_try) if next_try else None, error,
    )  # fmt: skip
