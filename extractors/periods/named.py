"""Events and amounts that a text tells from others of their kind by their time.

"The 2016 attack", "the attack of July 2016", "the 62.7% of June 1989": the time is theirs.
"""

from functools import cache

from extractors.periods.dates import Words, date_at, low
from extractors.periods.expression import Rule
from extractors.periods.phrases import term_at
from extractors.periods.terms import Ago, Current, Day, Month, Term, Years
from extractors.periods.vocabulary import cues

_AMOUNTS = frozenset({
    "%", "percent", "cent", "million", "billion", "trillion", "m", "bn", "that", "those", "deaths",
    "cases", "level", "levels", "peak", "total", "figure", "figures",
})  # fmt: skip


def named(words: Words, at: int) -> tuple[int, Rule, Term | None] | None:
    """ "the 2016 attack", "its July 2016 raid": what happened then."""
    if low(words, at - 1) not in ("the", "this", "that", "its", "their", "his", "'s"):
        return None
    read = date_at(words, at)
    if read is None or not isinstance(read[0], Years | Month | Day) or not _is_full(read[0]):
        return None
    following = {low(words, read[1]), low(words, read[1] + 1)}
    return (read[1], "named", read[0]) if following & _happenings() else None


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
