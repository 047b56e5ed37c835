"""When a feed is asked next, and how: pure functions of what is remembered, the time and chance.

A feed is asked ten times as often as it brings something new, at most each minute, at least each
day. A long quiet slows it down only a little, so that the first news of the morning is not missed.
What its publisher asks for (Cache-Control, ttl) is kept within reason; a Retry-After always.
"""

from datetime import datetime, timedelta

from warehouse.records import Feed

SHORTEST = timedelta(minutes=1)
LONGEST = timedelta(days=1)
UNKNOWN = timedelta(minutes=10)  # until it is known how often a feed brings something
OFTEN = 10  # polls in the usual time between news
QUIET = 4  # a quiet of so many usual gaps begins to count
MOST_FRESH = timedelta(hours=1)  # of an answer's max-age
MOST_TTL = timedelta(minutes=15)  # of the feed's own word: WordPress says "hourly" on every site
SPREAD = 0.1

FIRST_RETRY = timedelta(minutes=1)
LONGEST_RETRY = timedelta(hours=6)
BUSY_RETRY = timedelta(minutes=10)  # after 429 and 503, where no Retry-After says more

FULL_AFTER = timedelta(days=1)  # some servers answer 304 for ever
FULL_AFTER_LIE = timedelta(hours=1)
LIE_REMEMBERED = timedelta(days=7)
FULL_OF_FAILING = 8  # requests to a feed that fails: some servers fail at the conditions
FEWEST_UNCHANGED = 8  # so that a feed that is asked once a day is not asked in full each time


def interval(feed: Feed, now: datetime) -> timedelta:
    """How long to wait between polls of a feed that answers, by how often it brings news."""
    known = feed.usual_gap is not None
    usual = timedelta(seconds=feed.usual_gap or 0) if known else UNKNOWN * OFTEN
    quiet = (now - feed.last_new_item) / QUIET if feed.last_new_item else timedelta()
    return min(max(max(usual, quiet) / OFTEN, SHORTEST), LONGEST)


def back_off(failures: int, chance: float, first: timedelta = FIRST_RETRY) -> timedelta:
    """How long to wait after so many failures in a row: doubled each time, with jitter upwards.

    `chance`, from 0 to 1, lengthens the wait by up to a quarter.
    """
    doubled = first * int(2 ** min(max(failures - 1, 0), 20))
    return min(doubled, LONGEST_RETRY) * (1 + 0.25 * chance)


def next_check(
    feed: Feed, fresh: timedelta, now: datetime, chance: float, first: timedelta = FIRST_RETRY
) -> datetime:
    """When to poll a feed again that was polled `now`; `fresh` is the answer's own lifetime.

    `first` is how long to wait after a first failure.

    `chance`, from 0 to 1, spreads polls so that feeds do not stay in step: a healthy feed is asked
    up to a tenth earlier, so that a runner that looks each minute does not miss a feed's minute.
    """
    ttl = timedelta(seconds=min(feed.least_wait or 0, MOST_TTL.total_seconds()))
    hint = max(min(fresh, MOST_FRESH), ttl)
    if feed.failures:
        wait = back_off(feed.failures, chance, first)
    else:
        wait = interval(feed, now) * (1 - SPREAD * chance)
    return max(now + max(wait, hint), feed.not_before or now)


def full_due(feed: Feed, now: datetime) -> bool:
    """Whether a feed is to be fetched whole although it says that nothing has changed.

    A server in trouble is mostly asked for the least that it can give.
    """
    if feed.failures:
        owed = feed.failures % FULL_OF_FAILING == FULL_OF_FAILING - 1
        return owed and (feed.last_full is None or now - feed.last_full >= FULL_AFTER)
    if feed.unchanged < 1:
        return False
    lied = feed.lied is not None and now - feed.lied < LIE_REMEMBERED
    if lied:
        return feed.last_full is None or now - feed.last_full >= FULL_AFTER_LIE
    if feed.unchanged < FEWEST_UNCHANGED:
        return False
    return feed.last_full is None or now - feed.last_full >= FULL_AFTER
