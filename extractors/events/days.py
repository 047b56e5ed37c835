"""Days that a text names: weekdays, "yesterday", dates; resolved against the publication date.

Cheaper and cruder than `extractors.periods`: no syntax, only "which days does this lead speak of".
"""

import re
from collections.abc import Iterator
from datetime import date

from extractors.moments import days_after

_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month{0}>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?"
    r"|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = re.compile(
    r"\b(?P<weekday>" + "|".join(_WEEKDAYS) + r")\b"
    r"|\b(?P<near>today|tonight|yesterday|overnight|this morning|last night)\b"
    r"|\b" + _MONTH.format(1) + r" (?P<day1>\d{1,2})(?:st|nd|rd|th)?\b(?:,? (?P<year1>\d{4})\b)?"
    r"|\b(?P<day2>\d{1,2})(?:st|nd|rd|th)? " + _MONTH.format(2) + r"\b(?:,? (?P<year2>\d{4})\b)?",
    re.IGNORECASE,
)


def days_in(text: str, published: date | None) -> Iterator[date]:
    """Each day that the text names, unknown ones left out.

    A weekday is the last one up to the publication date; "last night" and "overnight" name the
    day before.
    """
    for match in _DAY.finditer(text):
        day = _resolve(match, published)
        if day is not None:
            yield day


def _resolve(match: re.Match[str], published: date | None) -> date | None:
    if match["weekday"]:
        return published and _last(published, _WEEKDAYS.index(match["weekday"].lower()))
    if match["near"]:
        before = match["near"].lower() in ("yesterday", "overnight", "last night")
        return published and days_after(published, -before)
    side = "1" if match["day1"] else "2"
    month = _MONTHS.index(match[f"month{side}"][:3].lower()) + 1
    return _dated(int(match[f"day{side}"]), month, match[f"year{side}"], published)


def _last(published: date, weekday: int) -> date:
    return days_after(published, -((published.weekday() - weekday) % 7))


def _dated(day: int, month: int, year: str | None, published: date | None) -> date | None:
    if year is None and published is None:
        return None
    try:
        if year is not None:
            return date(int(year), month, day)
        assert published is not None
        near = date(published.year, month, day)
        ahead = (near - published).days > 60
        return near.replace(year=near.year - 1) if ahead else near
    except ValueError:
        return None
