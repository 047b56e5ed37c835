"""What an expression of time names: days, months, weeks, resolved against the publication day.

Each term answers `span(context)`: both ends included, None where the calendar has no such day or
the context lacks what the term is relative to. Nothing is guessed: without a publication day only
absolute terms have a span. A term that looks back begins on or before the publication day; an
expression's window is cut off there (see `Expression.window`).
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from extractors.moments import days_after
from extractors.periods.calendar import (
    Span,
    day,
    month_span,
    months_span,
    shift,
    unit_span,
)

Direction = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Context:
    """What relative terms lean on.

    `today` is the day of publication. `direction` is the clause's: "on Friday" is the last one up
    to today, or the next where the verb looks ahead. `anchor` is the period that "a year earlier"
    and "the day before" are counted from.
    """

    today: date | None
    direction: Direction = "past"
    anchor: Span | None = None


class Term(Protocol):
    """A name of a stretch of time."""

    def span(self, context: Context) -> Span | None:
        """The interval, or None where it cannot be known."""
        ...


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month; without a year the last one (or next one, looking ahead)."""

    month: int
    number: int
    year: int | None = None

    def span(self, context: Context) -> Span | None:
        if self.year is not None:
            found = day(self.year, self.month, self.number)
        else:
            found = _nearest_day(self.month, self.number, context)
        return (found, found) if found else None


@dataclass(frozen=True, slots=True)
class Month:
    """A month; `years` counts from the publication year ("December last year": -1)."""

    number: int
    year: int | None = None
    years: int | None = None
    skip: bool = False  # "last May" in May is last year's

    def span(self, context: Context) -> Span | None:
        if self.year is not None:
            return month_span(self.year, self.number)
        if context.today is None:
            return None
        today = context.today
        if self.years is not None:
            return month_span(today.year + self.years, self.number)
        year = today.year
        if context.direction == "future":
            year += self.number < today.month
            return month_span(year, self.number)
        year -= self.number > today.month or (self.skip and self.number == today.month)
        return month_span(year, self.number)


@dataclass(frozen=True, slots=True)
class Months:
    """Seasons, quarters and halves: `count` months from month `first`.

    Without a year the last one begun. `years` counts from the publication year.
    """

    first: int
    count: int
    year: int | None = None
    years: int | None = None

    def span(self, context: Context) -> Span | None:
        if self.year is not None:
            return months_span(self.year, self.first, self.count)
        if context.today is None:
            return None
        if self.years is not None:
            return months_span(context.today.year + self.years, self.first, self.count)
        today = context.today
        if context.direction == "future":  # "will close next spring": one that is not over yet
            ahead = (months_span(today.year + n, self.first, self.count) for n in (0, 1))
            return next((found for found in ahead if found and found[1] >= today), None)
        past = (months_span(today.year - n, self.first, self.count) for n in (0, 1))
        return next((found for found in past if found and found[0] <= today), None)


@dataclass(frozen=True, slots=True)
class Years:
    """Whole years, both included: a year, "2011-13", "the 1990s"."""

    first: int
    last: int

    def span(self, context: Context) -> Span | None:
        start, end = month_span(self.first, 1), month_span(self.last, 12)
        return (start[0], end[1]) if start and end and start <= end else None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of history that goes by a name of its own: "World War Two"."""

    first: date
    last: date

    def span(self, context: Context) -> Span | None:
        del context  # it is the same for every reader
        return self.first, self.last


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, "Friday" on a Friday being today.

    `weeks` is None for the nearest, -1 for "last Friday" (never today), -2 for the one before it,
    1 for "next Friday".
    """

    number: int
    weeks: int | None = None

    def span(self, context: Context) -> Span | None:
        if context.today is None:
            return None
        back = (context.today.weekday() - self.number) % 7
        ahead = (self.number - context.today.weekday()) % 7
        if self.weeks == 1:
            moved = ahead or 7
        elif self.weeks is not None and self.weeks < 0:
            moved = -(back or 7) + 7 * (self.weeks + 1)
        else:
            moved = ahead if context.direction == "future" else -back
        found = shift(context.today, "day", moved)
        return (found, found) if found else None


@dataclass(frozen=True, slots=True)
class WeekdayOf:
    """A weekday of a named week: "Monday of last week"."""

    number: int
    week: Term

    def span(self, context: Context) -> Span | None:
        week = self.week.span(Context(context.today, "future"))
        found = week and shift(week[0], "day", self.number)
        return (found, found) if found else None


@dataclass(frozen=True, slots=True)
class Current:
    """A unit of the calendar counted from the one of today: last week -1, this year 0."""

    unit: str
    offset: int

    def span(self, context: Context) -> Span | None:
        moved = context.today and shift(context.today, self.unit, self.offset)
        if moved is None or context.today is None:
            return None
        found = unit_span(moved, self.unit)
        if self.unit == "weekend" and found and self.offset == 0 and found[0] > context.today:
            if context.direction == "past":
                return Current("weekend", -1).span(context)
            return found
        return found


@dataclass(frozen=True, slots=True)
class Trailing:
    """So many units up to today ("the last two weeks"), or from it on ("the next two weeks")."""

    count: int
    unit: str

    def span(self, context: Context) -> Span | None:
        edge = context.today and shift(context.today, self.unit, self.count)
        if edge is None or context.today is None:
            return None
        return min(edge, context.today), max(edge, context.today)


@dataclass(frozen=True, slots=True)
class Ago:
    """A day or unit so far from today ("two months ago": that calendar month)."""

    count: int
    unit: str

    def span(self, context: Context) -> Span | None:
        moved = context.today and shift(context.today, self.unit, self.count)
        return _around(moved, self.unit) if moved else None


def _nearest_day(month: int, number: int, context: Context) -> date | None:
    if context.today is None:
        return None
    # Eight years hold a 29 February even around 1900 and 2100.
    steps = range(9) if context.direction == "future" else range(0, -9, -1)
    for step in steps:
        found = day(context.today.year + step, month, number)
        if found is None:
            continue
        if found >= context.today if context.direction == "future" else found <= context.today:
            return found
    return None


def _around(moment: date, unit: str) -> Span | None:
    if unit in ("week", "fortnight"):
        return days_after(moment, -3), days_after(moment, 3)
    return unit_span(moment, unit)
