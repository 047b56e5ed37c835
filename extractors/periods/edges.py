"""Terms that are the edge of another, or counted back by name.

"The first ten days of May", "the last three months of 2022", "the week of 6 May", "the Friday
before last", "two Sundays ago", "World War Two".
"""

from extractors.periods.compounds import Edge, Holding, Relative
from extractors.periods.dates import Read, Words, date_at, dated_weekday, low, weekday_at
from extractors.periods.terms import Ago, Current, Day, Month, Months, Stretch, Weekday, Years
from extractors.periods.vocabulary import cues, vocabulary

_WHOLES = (Month, Months, Years)
_LARGER = {"day": "month", "week": "month", "month": "year", "quarter": "year", "year": "decade"}


def edge_at(words: Words, at: int) -> Read:
    """The term that begins at the word, its article passed over, and the place after it."""
    here = at + (low(words, at) in ("the", "its", "their", "that"))
    return (
        _edge(words, here)
        or _holding(words, here)
        or _before_last(words, here)
        or _weekdays_ago(words, here)
        or _era(words, here)
    )


def _edge(words: Words, at: int) -> Read:
    """ "first 11 months", "last three months of 2022", "final two weeks of April"."""
    word, known = low(words, at), vocabulary()
    last = word in ("last", "final", "closing")
    if not last and word not in ("first", "opening"):
        return None
    count = known.numbers.get(low(words, at + 1)) or _digits(low(words, at + 1))
    unit = known.units.get(low(words, at + 2))
    if count is None or unit is None or unit == "hour":
        return None
    after = at + 3
    if low(words, after) in ("of", "in"):
        whole = _whole(words, after + 1)
        return (Edge(count, unit, last, whole[0]), whole[1]) if whole else None
    larger = _LARGER.get(unit)
    if last or larger is None or low(words, after) in ("after", "since", "following"):
        return None
    return Edge(count, unit, False, Current(larger, 0)), after


def _whole(words: Words, at: int) -> Read:
    """What has edges: a month, a quarter, a year, "the year", "this year", "last year"."""
    read = date_at(words, at) if at < len(words) else None
    if read is not None:
        return read if isinstance(read[0], _WHOLES) else None
    moves = {"the": 0, "this": 0, "last": -1, "next": 1}
    unit = vocabulary().units.get(low(words, at + 1))
    if low(words, at) in moves and unit in ("month", "quarter", "year", "decade", "century"):
        return Current(unit, moves[low(words, at)]), at + 2
    return None


def _holding(words: Words, at: int) -> Read:
    """ "week of 6 May", "week beginning May 6"."""
    unit = vocabulary().units.get(low(words, at))
    joined = low(words, at + 1) in ("of", "beginning", "starting", "commencing")
    if unit not in ("week", "weekend") or not joined:
        return None
    here = at + 2 + (low(words, at + 2) == "the")
    read = dated_weekday(words, here) or date_at(words, here) if here < len(words) else None
    return (Holding(unit, read[0]), read[1]) if read and isinstance(read[0], Day) else None


def _before_last(words: Words, at: int) -> Read:
    """ "Friday before last", "week before last", "night before last"."""
    if low(words, at + 1) != "before" or low(words, at + 2) != "last":
        return None
    weekday = weekday_at(words, at)
    if weekday is not None:
        return Weekday(weekday, -2), at + 3
    unit = vocabulary().units.get(low(words, at))
    if unit is None or unit == "hour":
        return None
    return (Ago(-2, "day") if unit == "day" else Current(unit, -2)), at + 3


def _weekdays_ago(words: Words, at: int) -> Read:
    """ "two Sundays ago": so many of that day back."""
    count = vocabulary().numbers.get(low(words, at)) or _digits(low(words, at))
    weekday = vocabulary().weekdays.get(low(words, at + 1).removesuffix("s"))
    if count is None or weekday is None or low(words, at + 2) != "ago":
        return None
    return Weekday(weekday, -count), at + 3


def _era(words: Words, at: int) -> Read:
    """A war or a time with a name: "World War Two", "the Great Depression"."""
    if at >= len(words) or low(words, at) not in cues("era_opening"):
        return None
    for length in range(min(4, len(words) - at), 1, -1):
        found = words[at : at + length]
        stretch = vocabulary().eras.get(" ".join(word.low for word in found))
        if stretch is not None and found[0].capital:
            return Stretch(*stretch), at + length
    return None


def _digits(word: str) -> int | None:
    return int(word) if word.isdecimal() and 0 < len(word) <= 2 and word != "0" else None


def same_day(words: Words, at: int) -> Read:
    """ "that day", "the same night", "earlier in the day": the day told of before."""
    here = at + (low(words, at) in ("earlier", "later"))
    here += low(words, here) in ("in", "on")
    if low(words, here) == "the":
        here += 1
        if low(words, here) != "same" and low(words, at) not in ("earlier", "later"):
            return None
        here += low(words, here) == "same"
    elif low(words, here) == "that":
        here += 1 + (low(words, here + 1) == "same")
    else:
        return None
    timely = (
        vocabulary().units.get(low(words, here)) == "day" or low(words, here) in vocabulary().clocks
    )
    plural = low(words, here).endswith("s")
    return (Relative(0, "day"), here + 1) if timely and not plural else None


def past_clock(words: Words, at: int) -> int:
    """The place after an hour: "to 8am on Monday", "to 6 p.m. on 3 May", "to midday Friday"."""
    word = low(words, at)
    if word in ("noon", "midday", "midnight", "dawn"):
        return at + 1
    if not word.isdecimal() or len(word) > 2:
        return at
    here = at + 1
    here += 2 * (low(words, here) in (":", ".") and low(words, here + 1).isdecimal())
    if low(words, here) in ("am", "pm"):
        return here + 1
    stopped = low(words, here) in ("a", "p") and low(words, here + 2) == "m"
    return here + 4 if stopped else at
