"""The days of an article's events, and what told them."""

from collections.abc import Sequence
from datetime import date, timedelta

from extractors.events.scenes import Days
from extractors.events.threads import Thread
from extractors.records import DayVia

SHORTLY = timedelta(days=2)  # before publication, where nothing dates an event of the day's news
RECENT = timedelta(days=7)  # what an article tells without a date lies within so many days


def recent(published: date | None) -> Days | None:
    """The days in which what is told without a date is presumed to lie."""
    return (_before(published, RECENT), published) if published else None


def _before(day: date, span: timedelta) -> date:
    """So long before a day, no further back than the calendar goes."""
    return day - min(span, day - date.min)


def days_of(
    thread: Thread, threads: Sequence[Thread], published: date | None
) -> tuple[date | None, date | None, DayVia | None]:
    """First day, last day of an event and what told them; all None where nothing does.

    Of a running total the last day is open.
    """
    if thread.scope == "total":
        start = next((one.window_start for one in thread.claims if one.window_start), None)
        return start, None, "clause" if start else None
    if thread.scope == "period":
        return _stretch(thread)
    if thread.days:
        return *thread.days, "clause"
    if thread.apart:
        return None, None, None
    before = [one for one in threads[: thread.number] if one.scope == "event" and _exact(one.days)]
    if before and before[-1].days and before[-1].days == before[0].days:
        return *before[0].days, "lead" if before[0].number == 0 else "antecedent"
    if published is None:
        return None, None, None
    return _before(published, SHORTLY), published, "publication"


def _exact(days: Days | None) -> bool:
    return days is not None and days[1] - days[0] <= SHORTLY


def _stretch(thread: Thread) -> tuple[date | None, date | None, DayVia | None]:
    for one in thread.claims:
        if one.window_start and one.window_end:
            return one.window_start, one.window_end, "clause"
    return None, None, None
