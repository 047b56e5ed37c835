"""Events and amounts that a text tells from others of their kind by their time.

"The 2016 attack", "the attack of July 2016", "the 62.7% of June 1989": the time is theirs.
"""

from functools import cache

from extractors.periods.compounds import Part
from extractors.periods.dates import Words, date_at, low, month_at
from extractors.periods.expression import Rule
from extractors.periods.phrases import term_at
from extractors.periods.terms import Ago, Current, Day, Month, Stretch, Term, Years
from extractors.periods.vocabulary import cues

_DEFINITE = ("the", "this", "that", "its", "their", "his", "'s")
_AMOUNTS = frozenset({
    "%", "percent", "cent", "million", "billion", "trillion", "m", "bn", "that", "those", "deaths",
    "cases", "level", "levels", "peak", "total", "figure", "figures",
})  # fmt: skip


def named(words: Words, at: int) -> tuple[int, Rule, Term | None] | None:
    """ "the 2016 attack", "its July 2016 raid", "a mid-March bombing": what happened then."""
    before = low(words, at - 1)
    owned = _owned(words, at)
    if owned is not None:
        return owned
    if before not in _DEFINITE and before not in ("a", "an", "another"):
        return None
    read = date_at(words, at) or term_at(words, at)
    if read is None:
        return None
    following = {low(words, read[1]), low(words, read[1] + 1)}
    if _is_full(read[0]) and before in _DEFINITE:
        return (read[1], "named", read[0]) if following & _happenings() else None
    return (read[1], "named", read[0]) if _dates(read[0]) and following & cues("event") else None


def _owned(words: Words, at: int) -> tuple[int, Rule, Term | None] | None:
    """ "April's $14,000", "May's gain was cut": a month owns an amount; a person, a state."""
    month = month_at(words, at)
    if month is None or low(words, at + 1) not in ("'s", "’s"):
        return None
    following = low(words, at + 2)
    amount = following[:1].isdecimal() or following in ("$", "€", "£", "nz", "us", "a", "rs")
    amount = amount or (following == "to" and low(words, at + 3)[:1].isdecimal())
    known = following in cues("amount") or low(words, at + 3) in cues("amount")
    return (at + 2, "named", Month(month)) if amount or known else None


def _dates(term: Term) -> bool:
    """Does the term tell when something happened: a month, a part of one or of a year, a date?"""
    whole = term.whole if isinstance(term, Part) else term
    return isinstance(whole, Month | Stretch) or _is_full(whole)


def of_its_time(words: Words, at: int) -> tuple[int, Rule, Term | None] | None:
    """ "the attack of July 2016", "the 62.7% of June 1989", "that of last year"."""
    before = {low(words, at - 1)} if at else set()
    counted = bool(before) and (words[at - 1].low[0].isdecimal() or bool(before & _AMOUNTS))
    if not counted and not before & _happenings():
        return None
    read = term_at(words, at + 1)
    if read is None:
        return None
    term, after = read
    dated = _is_full(term) or isinstance(term, Current | Ago)
    return (after, "named", term) if dated else None


def _is_full(term: Term) -> bool:
    """Does the term name its year?"""
    return isinstance(term, Years) or (isinstance(term, Month | Day) and term.year is not None)


@cache
def _happenings() -> frozenset[str]:
    return cues("event") | cues("episode") | cues("occasion") | cues("lasting")
