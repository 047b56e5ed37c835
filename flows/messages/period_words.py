"""A figure's period in words: "since mid-December", "in the third quarter", "as of 3 June".

Only what the words committed to is known of a period, its first and last day; the phrase is the
plainest one for those days. The year is named where it is not that of publication.
"""

from calendar import monthrange
from datetime import date

from extractors.moments import day_of
from extractors.records import WindowKind

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_QUARTERS = {1: "first", 4: "second", 7: "third", 10: "fourth"}
_MIDDLE = 15


def period_of(
    start: date | None, end: date | None, kind: WindowKind | None, published: date | None
) -> str:
    """The period as it follows a figure, "" where none is stated."""
    year = day_of(published).year if published else None
    if start and (kind == "since" or end is None):
        return f"since {_beginning(start, year)}"
    if end is None:
        return ""
    if start is None or kind == "at":
        return f"as of {_day(end, year)}" if kind == "at" else f"up to {_ending(end, year)}"
    return _during(start, end, year)


def day_in_words(moment: date, beside: date | None) -> str:
    """A day as it is written beside another one: "3 June", "3 June 2019"."""
    return _day(day_of(moment), day_of(beside).year if beside else None)


def dated(moment: date | None) -> str:
    """A day with its year, "undated" for an unknown one."""
    return day_in_words(moment, None) if moment else "undated"


def _during(start: date, end: date, year: int | None) -> str:
    if start == end:
        return f"on {_day(start, year)}"
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.day == 1 and end.day == _last(end):
        if months == 1:
            return f"in {_month(start, year)}"
        if months == 3 and start.month in _QUARTERS:
            return f"in the {_QUARTERS[start.month]} quarter{_of_year(start, year)}"
        if months == 12 and start.month == 1:
            return f"in {start.year}"
        return f"from {_month(start, end.year)} to {_month(end, year)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"from {start.day} to {_day(end, year)}"
    return f"from {_day(start, end.year)} to {_day(end, year)}"


def _beginning(day: date, year: int | None) -> str:
    if (day.month, day.day) == (1, 1) and day.year != year:
        return str(day.year)
    if day.day == 1:
        return _month(day, year)
    if day.day == _MIDDLE:
        return f"mid-{_month(day, year)}"
    return _day(day, year)


def _ending(day: date, year: int | None) -> str:
    if (day.month, day.day) == (12, 31) and day.year != year:
        return f"the end of {day.year}"
    if day.day == _last(day):
        return f"the end of {_month(day, year)}"
    return _day(day, year)


def _day(day: date, year: int | None) -> str:
    return f"{day.day} {_month(day, year)}"


def _month(day: date, year: int | None) -> str:
    return _MONTHS[day.month - 1] + ("" if day.year == year else f" {day.year}")


def _of_year(day: date, year: int | None) -> str:
    return "" if day.year == year else f" of {day.year}"


def _last(day: date) -> int:
    return monthrange(day.year, day.month)[1]
