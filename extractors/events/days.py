"""Days that a text names, whatever they date: weekdays, "yesterday", dates; by the grammar of
periods."""

from collections.abc import Iterator
from datetime import date, timedelta

from extractors.periods import Context, expressions
from extractors.periods.terms import Day

_LONGEST = timedelta(days=1)  # from "overnight"'s first day to its last
_NEAR = 60  # days after publication up to which a date without a year may lie ahead


def days_in(text: str, published: date | None) -> Iterator[date]:
    """Each day that the text names, unknown ones left out.

    A weekday is the last one up to the publication date; "last night" and "overnight" name the
    day before. A date without a year is the nearest, ahead no further than two months.
    """
    for _, _, expression in expressions(text):
        term = expression.term
        if term is None:
            continue
        span = term.span(Context(published))
        ahead = term.span(Context(published, "future"))
        if span is None or span[1] - span[0] > _LONGEST:
            continue
        dated = isinstance(term, Day) and term.year is None
        soon = ahead and published and 0 < (ahead[0] - published).days <= _NEAR
        yield ahead[0] if dated and soon and ahead else span[0]
