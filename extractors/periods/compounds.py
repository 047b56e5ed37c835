"""Terms made of other terms: parts, ranges, stretches that end with a term, a year earlier.

They answer `span(context)` as the terms of `extractors.periods.terms` do.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractors.periods.calendar import Span, part_of, shift, unit_span
from extractors.periods.terms import Context, Month, Months, Stretch, Term, Weekday


@dataclass(frozen=True, slots=True)
class Relative:
    """An interval counted from another one: "a year earlier", "the day before"."""

    count: int
    unit: str

    def span(self, context: Context) -> Span | None:
        if context.anchor is None:
            return None
        first, last = context.anchor
        start, end = shift(first, self.unit, self.count), shift(last, self.unit, self.count)
        return (start, end) if start and end else None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a term: "early", "mid", "late", "start", "end", "first half", "second half",
    "week 1" to "week 4", "week -1" (the last)."""

    part: str
    whole: Term

    def span(self, context: Context) -> Span | None:
        whole = self.whole.span(context)
        found = part_of(whole, self.part) if whole else None
        if found is None or context.today is None or found[0] <= context.today:
            return found
        earlier = isinstance(self.whole, Month | Months) and self.whole.year is None
        if not earlier or self.part == "end" or context.direction == "future":
            return found
        last = replace(self.whole, year=context.today.year - 1).span(context)  # type: ignore[type-var]
        return part_of(last, self.part) if last else None


@dataclass(frozen=True, slots=True)
class Edge:
    """The first or last units of a term: "the first ten days of May", "the last months of 2022"."""

    count: int
    unit: str
    last: bool
    whole: Term

    def span(self, context: Context) -> Span | None:
        whole = self.whole.span(context)
        if whole is None:
            return None
        if self.last:
            after = shift(whole[1], "day", 1)
            start = after and shift(after, self.unit, -self.count)
            return (max(start, whole[0]), whole[1]) if start else None
        after = shift(whole[0], self.unit, self.count)
        end = after and shift(after, "day", -1)
        return (whole[0], min(end, whole[1])) if end else None


@dataclass(frozen=True, slots=True)
class Holding:
    """The unit of the calendar that holds a term's first day: "the week of 6 May"."""

    unit: str
    inner: Term

    def span(self, context: Context) -> Span | None:
        inner = self.inner.span(context)
        return unit_span(inner[0], self.unit) if inner else None


@dataclass(frozen=True, slots=True)
class Until:
    """So many units that end with a term: "the three months to March", "the week ending 5 May"."""

    count: int
    unit: str
    last: Term

    def span(self, context: Context) -> Span | None:
        last = self.last.span(context)
        after = last and shift(last[1], "day", 1)
        start = after and shift(after, self.unit, -self.count)
        return (start, last[1]) if last and start else None


@dataclass(frozen=True, slots=True)
class Range:
    """From the start of one term to the end of another."""

    first: Term
    last: Term

    def span(self, context: Context) -> Span | None:
        first, last = self.first.span(context), self.last.span(context)
        if first is None or last is None:
            return None
        if first[0] > last[1] and isinstance(self.first, Month) and self.first.year is None:
            wraps = self.first.number > last[1].month
            first = Month(self.first.number, last[1].year - wraps).span(context)
        elif first[0] > last[1] and isinstance(self.first, Weekday):
            earlier = shift(first[0], "day", -7)
            first = (earlier, earlier) if earlier else None
        return (first[0], last[1]) if first and first[0] <= last[1] else None


def onset(term: Term, context: Context) -> date | None:
    """The day on which "since term" begins: the first, or the middle of "mid-December".

    What is counted since a war is counted from its end.
    """
    span = term.span(context)
    if span is None:
        return None
    if isinstance(term, Stretch):
        return span[1]
    if isinstance(term, Part) and term.part == "mid":
        return span[0] + timedelta(days=(span[1] - span[0]).days // 2)
    return span[0]
