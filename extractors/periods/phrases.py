"""Reading phrases of time that are relative to publication, and all terms through one door.

`term_at` reads the longest term that begins at a word: "the last two weeks", "late on Tuesday",
"mid-December", "Monday of last week", "the three months to March", "a year earlier".
"""

from functools import cache

from extractors.periods.compounds import Part, Relative, Until
from extractors.periods.dates import (
    Read,
    Words,
    date_at,
    dated_weekday,
    low,
    month_at,
    weekday_at,
    year_at,
)
from extractors.periods.edges import edge_at, past_clock, same_day
from extractors.periods.months import part_of_month
from extractors.periods.terms import Ago, Current, Month, Months, Term, Trailing, Weekday, WeekdayOf
from extractors.periods.vocabulary import cues, vocabulary

_PARTS = {
    "early": "early", "mid": "mid", "middle": "mid", "late": "late", "start": "start",
    "beginning": "start", "outset": "start", "end": "end", "close": "end", "turn": "start",
}  # fmt: skip
_BACK = ("last", "past", "previous", "preceding", "prior", "latest")
_AHEAD = ("next", "coming", "following")
_VAGUE = ("few", "several", "couple", "recent")
_NEAR = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_LONG = ("week", "fortnight", "month", "quarter", "year", "decade", "century", "day", "weekend")


@cache
def term_openers() -> frozenset[str]:
    """The words at which a term may begin, numbers in digits aside."""
    known = vocabulary()
    tables = (known.months, known.weekdays, known.units, known.numbers, known.ordinals)
    words = {word for table in tables for word in table} | set(known.seasons) | known.clocks
    words |= {f"{word}s" for word in known.weekdays if word.endswith("day")}
    words |= {phrase.split()[0].removesuffix("'s") for phrase in known.holidays}
    words |= {*_PARTS, *_BACK, *_AHEAD, *_VAGUE, *_NEAR, "earlier", "later", "overnight", "same"}
    words |= {"that", "first", "opening", "closing", "final", *cues("era_opening")}
    words |= {"the", "these", "those", "its", "their", "his", "this", "current", "recent"}
    return frozenset(words | {"very", "whole", "entire", "q1", "q2", "q3", "q4", "h1", "h2"})


def term_at(words: Words, at: int) -> Read:
    """The term that begins at this word and the position after it, or None."""
    word = low(words, at)
    if word not in term_openers() and not word[:1].isdecimal():
        return None
    return (
        _near(words, at)
        or edge_at(words, at)
        or same_day(words, at)
        or part_of_month(words, at)
        or _clocked(words, at)
        or _parted(words, at)
        or _determined(words, at)
        or _counted(words, at)
        or _weekday(words, at)
        or date_at(words, at)
    )


def count_at(words: Words, at: int) -> tuple[int | None, int] | None:
    """A small number: its value (None for "few"), and the position after it and its "of"."""
    known, word = vocabulary(), low(words, at)
    if word in ("a", "the") and low(words, at + 1) in ("couple", "few"):
        return count_at(words, at + 1)
    if word in ("half",) and low(words, at + 1) in ("a", "an"):
        return None
    if word in _VAGUE or word in ("many", "some"):
        return (2 if word == "couple" else None), at + 1 + (low(words, at + 1) == "of")
    if word in known.numbers:
        return known.numbers[word], at + 1
    if word.isdecimal() and len(word) <= 3:
        return int(word), at + 1
    return None


def unit_at(words: Words, at: int) -> str | None:
    """The unit of time that the word names."""
    return vocabulary().units.get(low(words, at))


def _near(words: Words, at: int) -> Read:
    word = low(words, at)
    if word in _NEAR:
        after = at + 1 + (low(words, at + 1) in vocabulary().clocks)
        return Ago(_NEAR[word], "day"), after
    if word == "overnight":
        return Trailing(-1, "day"), at + 1
    if word in ("this", "last") and low(words, at + 1) in vocabulary().clocks:
        return Ago(-1 if word == "last" else 0, "day"), at + 2
    return None


def _clocked(words: Words, at: int) -> Read:
    """ "dawn on Friday", "the early afternoon of 6 May": the day."""
    here = at + (low(words, at) == "the")
    here += low(words, here) in ("early", "late", "mid")
    here += low(words, here) in ("-", "‑")
    if low(words, here) not in vocabulary().clocks or low(words, here + 1) not in ("of", "on"):
        return None
    here += 2 + (low(words, here + 2) == "the")
    return _weekday(words, here) or (date_at(words, here) if here < len(words) else None)


def _parted(words: Words, at: int) -> Read:
    """ "mid-December", "late on Tuesday", "the start of the year", "earlier this week"."""
    word = low(words, at)
    if word in ("earlier", "later") or (word in ("early", "late") and low(words, at + 1) == "on"):
        here = at + 1 + (low(words, at + 1) in ("on", "in"))
        read = term_at(words, here) if low(words, here) not in ("than", "the") else None
        # "earlier" leaves the interval as it is: how much earlier is not said.
        return read if read and not isinstance(read[0], Relative) else None
    part, here = _PARTS.get(word), at + 1
    if part is None:
        return None
    if word in ("early", "mid", "late"):
        here += low(words, here) in ("-", "‑", "–")
        here += low(words, here) == "in"
    elif low(words, here) == "of":
        here += 1
    else:
        return None
    read = _weekday(words, here) or date_at(words, here) or _determined(words, here)
    if read is None:
        return _unit_of(words, here, part)
    return (read[0] if isinstance(read[0], Weekday) else Part(part, read[0])), read[1]


def _unit_of(words: Words, at: int, part: str) -> Read:
    """ "the start of the year", "the end of the month": the current one."""
    here = at + (low(words, at) == "the")
    unit = unit_at(words, here)
    return (Part(part, Current(unit, 0)), here + 1) if unit and unit != "hour" else None


def _determined(words: Words, at: int) -> Read:
    """Phrases that open with "the", "this", "last", "next", "recent", "same"."""
    word, here = low(words, at), at
    if word in ("the", "these", "those", "its", "their", "his"):
        here += 1
        word = low(words, here)
    if word in ("very", "whole", "entire"):
        here += 1
        word = low(words, here)
    if word in _BACK or word in _AHEAD or word in ("this", "current", "recent"):
        return _sided(words, here, article=low(words, at) if here > at else "")
    if word == "same":
        return _same(words, here + 1)
    if here == at:
        return None
    unit = unit_at(words, here)
    if unit == "weekend":
        return Current("weekend", 0), here + 1
    if unit in ("day", "week", "month", "year") and low(words, here + 1) in ("before", "earlier"):
        return Relative(-1, unit), here + 2
    if unit in ("night", "day", "month", "year") and low(words, here + 1) == "of":
        return date_at(words, here + 2) if here + 2 < len(words) else None
    return _counted(words, here) or _parted(words, here) or date_at(words, here)


def _sided(words: Words, at: int, article: str) -> Read:
    """ "last week", "the last two weeks", "the previous year", "this month", "recent days"."""
    word, here = low(words, at), at + 1
    sign = 1 if word in _AHEAD else 0 if word in ("this", "current") else -1
    named = _named_after(words, here, sign)
    if named:
        return named
    if word == "past" and low(words, here) == "and":
        return None
    read = count_at(words, here)
    count, after = read if read else (None, here)
    unit = unit_at(words, after)
    if unit is None:
        return None
    # "last years profit": the apostrophe is often lost.
    plural = low(words, after).endswith("s") and (bool(article) or word not in ("last", "this"))
    if read is None and not plural and word != "recent":
        return _single(word, unit, sign, article), after + 1
    if count is None:
        if not plural:
            return None
        count = vocabulary().vague.get(unit, 3)
    return (Trailing((sign or -1) * count, unit), after + 1) if unit != "weekend" else None


def _single(word: str, unit: str, sign: int, article: str) -> Term:
    """ "last week" is the calendar's, "the last week" and "the past week" the seven days up to now.

    "the previous week" and "the following day" are counted from another period of the text.
    """
    if word in ("previous", "preceding", "prior", "following"):
        return Relative(sign, unit)
    if (word in ("past", "coming") or (article and word == "last")) and unit != "weekend":
        return Trailing(sign, unit)
    if unit in ("hour", "day"):
        return Trailing(sign, unit)
    return Current(unit, sign)


def _named_after(words: Words, at: int, sign: int) -> Read:
    """ "last Friday", "next May", "this summer", "last quarter" is a unit and left alone."""
    known, word = vocabulary(), low(words, at)
    weekday = weekday_at(words, at)
    if weekday is not None:
        after = at + 1 + (low(words, at + 1) in known.clocks)
        return Weekday(weekday, sign or None), after
    month = month_at(words, at)
    if month is not None:
        return (Month(month, None, 1) if sign > 0 else Month(month, skip=sign < 0)), at + 1
    if word in known.seasons:
        first, count = known.seasons[word]
        return Months(first, count, None, 0 if sign == 0 else None), at + 1
    return None


def _same(words: Words, at: int) -> Read:
    """ "the same period last year", "the same month a year earlier"."""
    if low(words, at) not in ("period", "time", "month", "quarter", "week", "day", "date", "stage"):
        return None
    here = at + 1 + (low(words, at + 1) in ("of", "in"))
    if low(words, here) in ("last", "the") and low(words, here + (low(words, here) == "the")):
        here += low(words, here) == "the"
        if low(words, here) in ("last", "previous") and low(words, here + 1) == "year":
            return Relative(-1, "year"), here + 2
    read = _counted(words, here)
    if read and isinstance(read[0], Relative | Ago):
        return Relative(-1, "year"), read[1]
    return None


def _counted(words: Words, at: int) -> Read:
    """ "two weeks ago", "a year earlier", "three months to March", "the year ended 31 March"."""
    known = vocabulary()
    read = count_at(words, at) or ((1, at) if low(words, at) in known.units else None)
    if read is None or read[0] is None:
        return None
    count, here = read
    assert count is not None
    here += low(words, here) in ("-", "‑")
    unit = unit_at(words, here)
    if unit is None:
        return None
    following = low(words, here + 1)
    if following == "ago" and here > at:
        return Ago(-count, unit), here + 2
    if following in ("earlier", "before", "previously") and here > at:
        return (Relative(-count, unit), here + 2) if unit in _LONG else None
    if following in ("to", "ended", "ending", "until", "through", "up"):
        return _ending(words, here + 2, count, unit)
    return None


def _ending(words: Words, at: int, count: int, unit: str) -> Read:
    here = past_clock(words, at)
    here += low(words, here) in ("on", "in", "to")
    here += low(words, here) in ("end", "-")
    here += low(words, here) == "the"
    read = _weekday(words, here) or date_at(words, here) or _parted(words, here)
    return (Until(count, unit, read[0]), read[1]) if read else None


def _weekday(words: Words, at: int) -> Read:
    """ "Tuesday", "Tuesday night", "Monday last week", "Tuesday, Dec. 24"."""
    read = dated_weekday(words, at)
    if read is None or not isinstance(read[0], Weekday):
        return read
    after = read[1]
    if low(words, after) in vocabulary().clocks:
        return read[0], after + 1
    here = after + (low(words, after) == "of")
    if low(words, here) in ("last", "this", "next") and unit_at(words, here + 1) == "week":
        offset = {"last": -1, "this": 0, "next": 1}[low(words, here)]
        return WeekdayOf(read[0].number, Current("week", offset)), here + 2
    return read if year_at(words, after) is None else None
