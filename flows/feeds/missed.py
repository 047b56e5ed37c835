"""Pages that gave no article: when they are asked for again, and when they are given up."""

from dataclasses import replace
from datetime import datetime, timedelta

from extractors.errors import InputError
from flows.errors import FetchError
from flows.feeds.health import Moment
from flows.feeds.schedule import back_off
from flows.feeds.visiting_pages import Visit
from warehouse.memory.pages import MissedPage

FIRST_RETRY = timedelta(minutes=5)
UNREAD_RETRY = timedelta(hours=1)  # it came, but held no article: a stub that is filled later
GIVEN_UP = timedelta(days=3)
GIVEN_UP_SOON = timedelta(days=1)  # not found, or no article in it
UNREAD = "it was fetched, but gave no article"


def after_visit(visit: Visit, before: MissedPage | None, at: Moment) -> MissedPage:
    """What is kept of a page that gave no article; `before` is what was kept so far."""
    error = visit.error
    page = MissedPage(
        url=visit.url,
        feed=visit.link.feed,
        entry=visit.link.entry,
        publisher=visit.link.publisher,
        state="waiting",
        failures=before.failures if before else 0,
        first_tried=before.first_tried if before else at.now,
        next_try=None,
        error=str(error) if error else f"{visit.url}: {UNREAD}",
    )
    asked = error.retry_at if isinstance(error, FetchError) else None
    if isinstance(error, FetchError) and error.kind == "wait":
        return replace(page, next_try=asked or at.now)
    if isinstance(error, FetchError) and error.kind == "robots" and asked is None:
        return replace(page, state="disallowed")
    return _failed(page, error, asked, at)


def _failed(
    page: MissedPage, error: InputError | None, asked: datetime | None, at: Moment
) -> MissedPage:
    page = replace(page, failures=page.failures + 1)
    if _given_up(error, at.now - page.first_tried):
        return replace(page, state="given_up")
    first = FIRST_RETRY if isinstance(error, FetchError) else UNREAD_RETRY
    wait = at.now + back_off(page.failures, at.chance, first)
    return replace(page, next_try=max(wait, asked or wait))


def _given_up(error: InputError | None, tried_for: timedelta) -> bool:
    status = error.status if isinstance(error, FetchError) else None
    if status == 410:
        return True
    if status in (404, 451) or not isinstance(error, FetchError):
        return tried_for >= GIVEN_UP_SOON
    return tried_for >= GIVEN_UP
