"""The days in which a claim can be compared with another, for finding candidates.

A coarse sieve before the period gate (`warehouse.judgement.period`), in its terms: any two claims
that the gate lets through have ranges that meet. It may let through too much, never too little.
"""

import math
from datetime import date

from extractors.meaning.families import in_time
from extractors.moments import day_of
from extractors.records import Quantity
from warehouse.judgement.period import FOLLOWED_DAYS, START_DAYS, START_SHARE, Span, span_of
from warehouse.records import Account

EPOCH = date(1970, 1, 1)
# A claim of which nobody knows when it was made may be compared with any other.
EVER = (-1_000_000, 1_000_000)


def as_of(quantity: Quantity, account: Account) -> date:
    """The day for which the figure stands: the end of its period, else the day it was told."""
    return _span(quantity, account).end or told(account)


def told(account: Account) -> date:
    """The day of publication, else the day on which we first read it."""
    if account.published:
        return day_of(account.published)
    if account.first_seen:
        return account.first_seen.date()
    return EPOCH


def days(quantity: Quantity, account: Account) -> tuple[int, int]:
    """First and last day, counted from 1970-01-01, in which the figure can be compared.

    Each range reaches half as far beyond its period as the gate lets two periods lie apart.
    """
    span = _span(quantity, account)
    how = in_time(quantity.measure or "")
    if span.end is None:
        return EVER
    reach = (max(how.near, FOLLOWED_DAYS if how.followed else 0) + 1) // 2
    end = day_number(span.end)
    if span.start is None or how.nature == "level":
        return end - reach, end + reach
    start = day_number(span.start)  # after the end where an article tells of days to come
    leeway = math.ceil(max(START_DAYS, START_SHARE * abs(span.days or 0)) / 2)
    return min(start, end) - leeway, max(start, end) + max(reach, leeway)


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def _span(quantity: Quantity, account: Account) -> Span:
    return span_of(quantity, day_of(account.published) if account.published else None)
