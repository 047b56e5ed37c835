"""The days in which a claim can be compared with another, for finding candidates.

A coarse sieve before the gates: two claims whose ranges do not meet are of different times for
certain. It may let through too much, never too little.
"""

from datetime import date, timedelta

from extractors.moments import day_of
from extractors.records import Quantity
from warehouse.judgement.measures import behaviour
from warehouse.records import Account

EPOCH = date(1970, 1, 1)

# A figure with its days named is compared with others of those days and of the days around, because
# tolls are updated for a while and outlets differ on the day.
NAMED = timedelta(days=10)
# Without a period a count of events belongs to the news around its publication.
UNNAMED = timedelta(days=30)
# A level (population, displaced, share controlled) stays comparable for about a year.
LEVEL = timedelta(days=400)


def as_of(quantity: Quantity, account: Account) -> date:
    """The day for which the figure stands: the end of its period, else the day it was told."""
    if quantity.window_end:
        return quantity.window_end
    if quantity.window_start and quantity.window_kind != "since":
        return quantity.window_start
    return told(account)


def told(account: Account) -> date:
    """The day of publication, else the day on which we first read it."""
    if account.published:
        return day_of(account.published)
    if account.first_seen:
        return account.first_seen.date()
    return EPOCH


def days(quantity: Quantity, account: Account) -> tuple[int, int]:
    """First and last day, counted from 1970-01-01, in which the figure can be compared."""
    slack = LEVEL if _lasts(quantity) else UNNAMED
    start, end = quantity.window_start, quantity.window_end
    if (start or end) and not _lasts(quantity):
        slack = NAMED
    last = as_of(quantity, account)
    first = start or last
    return day_number(first) - slack.days, day_number(max(first, last)) + slack.days


def _lasts(quantity: Quantity) -> bool:
    """Whether a figure stands beyond its day: a level, or a total that is told as of now."""
    return behaviour(quantity.measure or "").nature == "level"


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days
