"""Periods: the interval that a figure covers, read by a grammar of our own."""

from extractors.periods.carry import period_of, windows
from extractors.periods.expression import Expression
from extractors.periods.frames import expressions
from extractors.periods.govern import resolve
from extractors.periods.happenings import EVENTFUL, is_named, of_events
from extractors.periods.masthead import masthead
from extractors.periods.terms import Context

__all__ = [
    "EVENTFUL",
    "Context",
    "Expression",
    "expressions",
    "is_named",
    "masthead",
    "of_events",
    "period_of",
    "resolve",
    "windows",
]
