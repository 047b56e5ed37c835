"""Days, weeks, months and years as intervals: both ends included, Monday first (ISO 8601)."""

from calendar import monthrange
from datetime import date, timedelta

from extractors.moments import days_after

Span = tuple[date, date]

_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def day(year: int, month: int, number: int) -> date | None:
    """The day, None where the calendar has no such day or Python no such year."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month_span(year: int, month: int) -> Span | None:
    """The month; `month` may lie outside 1 to 12 and then falls in another year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_span(year: int, month: int, count: int) -> Span | None:
    """`count` months from that one on."""
    first, last = month_span(year, month), month_span(year, month + count - 1)
    return (first[0], last[1]) if first and last else None


def shift(moment: date, unit: str, count: int) -> date | None:
    """The day `count` units on (before, where negative); the 31st of a short month is its last."""
    if unit == "hour":
        days = (abs(count) + 23) // 24
        return _plus(moment, days if count > 0 else -days)
    if unit in _DAYS:
        return _plus(moment, _DAYS[unit] * count)
    if unit == "weekend":
        return _plus(moment, 7 * count)
    month = month_span(moment.year, moment.month + _MONTHS[unit] * count)
    return month and month[0].replace(day=min(moment.day, month[1].day))


def unit_span(moment: date, unit: str) -> Span | None:
    """The day, week, month, ... that holds the moment; the weekend is that of its week."""
    if unit in ("hour", "day"):
        return moment, moment
    if unit in ("week", "fortnight", "weekend"):
        monday = _plus(moment, -moment.weekday())
        sunday = monday and _plus(monday, 6)
        if monday is None or sunday is None:
            return None
        return (sunday - timedelta(days=1), sunday) if unit == "weekend" else (monday, sunday)
    if unit == "month":
        return month_span(moment.year, moment.month)
    if unit == "quarter":
        return months_span(moment.year, (moment.month - 1) // 3 * 3 + 1, 3)
    years = {"year": 1, "decade": 10, "century": 100}[unit]
    return months_span(moment.year // years * years, 1, 12 * years)


def part_of(span: Span, part: str) -> Span:
    """A part of an interval: start, end (one day each), early, mid, late (a third each), halves.

    A third of a month has ten days, the last one what is left; that of a year four months.
    """
    first, last = span
    length = (last - first).days + 1
    if length < 3:
        return span
    if part.startswith("week "):
        return _week_of(span, int(part.removeprefix("week ")))
    if length in (365, 366):
        return _part_of_year(span, part)
    third, half = 10 if length in (28, 29, 30, 31) else length // 3, length // 2
    return {
        "start": (first, first),
        "end": (last, last),
        "early": (first, first + timedelta(days=third - 1)),
        "mid": (first + timedelta(days=third), first + timedelta(days=2 * third - 1)),
        "late": (first + timedelta(days=2 * third), last),
        "first half": (first, first + timedelta(days=half - 1)),
        "second half": (first + timedelta(days=half), last),
    }[part]


def _week_of(span: Span, number: int) -> Span:
    """Seven days of a month, the n-th from its first day, or the last where the number is -1."""
    first, last = span
    if number < 0:
        return days_after(last, -6), last
    return days_after(first, 7 * number - 7), days_after(first, 7 * number - 1)


def _part_of_year(span: Span, part: str) -> Span:
    first, last = span
    if part in ("start", "end"):
        return (first, first) if part == "start" else (last, last)
    months = {"early": (0, 4), "mid": (4, 4), "late": (8, 4)}
    months |= {"first half": (0, 6), "second half": (6, 6)}
    skip, count = months[part]
    return months_span(first.year, first.month + skip, count) or span


def _plus(moment: date, days: int) -> date | None:
    try:
        return moment + timedelta(days=days)
    except OverflowError:
        return None
