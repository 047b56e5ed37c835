"""Expressions of time: a preposition or none, and the term that it governs.

"since mid-December", "by Monday", "between 3 and 7 May", "so far this year", "overnight". A bare
term is one only where news writes it so ("Tuesday", "last month", "Dec. 24"): a bare month or year
names something else ("the August truce", "the 2015 treaty").
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from extractors.periods.compounds import Edge, Holding, Part, Range, Relative, Until
from extractors.periods.dates import Read, Words, day_number, low
from extractors.periods.expression import Expression, Rule
from extractors.periods.named import named, of_its_time
from extractors.periods.phrases import count_at, term_at, term_openers, unit_at
from extractors.periods.terms import (
    Ago,
    Current,
    Day,
    Month,
    Months,
    Stretch,
    Term,
    Trailing,
    Weekday,
    WeekdayOf,
    Years,
)
from extractors.periods.vocabulary import cues, is_timely, vocabulary, words_of

_DURING = ("in", "on", "during", "over", "throughout", "within", "for", "at", "through", "across")
_SEPARATORS = ("to", "through", "until", "till", "-", "–", "—", "and")
_BEFORE = ("before", "until", "till", "pre")
_ABOUT = ("about", "around", "roughly", "at", "least", "early", "in", "on", "late", "the")
_BARE = (
    Edge,
    Holding,
    Stretch,
    Weekday,
    WeekdayOf,
    Current,
    Trailing,
    Ago,
    Relative,
    Until,
    Range,
    Day,
)
_GAP = 12

Found = tuple[int, Expression]


@lru_cache(maxsize=512)
def expressions(text: str) -> tuple[tuple[int, int, Expression], ...]:
    """Every expression of time in the text with its offsets, in order, none overlapping.

    The last texts are kept: periods and sources read the same sentences.
    """
    if not is_timely(text):
        return ()
    return tuple(_scan(text))


@cache
def _openers() -> frozenset[str]:
    frames = ("since", "from", "between", "as", "by", "ending", "up", "prior", "ahead")
    running = ("so", "already", "year", "to", "now", "currently")
    return term_openers() | {"of", *frames, *running, *_BEFORE, *_DURING}


def _scan(text: str) -> Iterator[tuple[int, int, Expression]]:
    words, at, openers = words_of(text), 0, _openers()
    while at < len(words):
        word = words[at].low
        read = _frame(words, at) if word in openers or word[0].isdecimal() else None
        if read is None:
            at += 1
            continue
        after, rule, term = read
        start, end = words[at].start, words[after - 1].end
        yield start, end, Expression(rule, term, text[start:end])
        at = after


def _frame(words: Words, at: int) -> tuple[int, Rule, Term | None] | None:
    word = low(words, at)
    if word == "before" and low(words, at + 1) in cues("hour"):
        return None  # "before dawn on Tuesday" is Tuesday's
    if word == "since":
        return _since(words, at)
    if word in ("from", "between"):
        return _between(words, at)
    if word in ("as", "by", "ending"):
        return _as_of(words, at)
    if word in _BEFORE or (word in ("up", "prior", "ahead") and low(words, at + 1) in ("to", "of")):
        return _until(words, at)
    if word in ("so", "already", "year", "to", "now", "currently"):
        return _running(words, at) or _bare(words, at)
    if word in _DURING:
        return _during(words, at)
    if word == "of":
        return of_its_time(words, at)
    return named(words, at) or _bare(words, at)


def _during(words: Words, at: int) -> tuple[int, Rule, Term | None] | None:
    here = at + 1
    while low(words, here) in ("about", "around", "nearly", "just", "only", "each", "both"):
        here += 1
    here += low(words, here) == "the" and low(words, here + 1) in ("whole", "entirety", "rest")
    if low(words, here) in ("all", "whole", "entirety", "rest") and low(words, here + 1) == "of":
        here += 2
    since = _units_since(words, here)
    if since:
        return since
    read = _ranged(words, here)
    if read is None:
        return None
    term, after = read
    if isinstance(term, Years) and low(words, at) not in ("in", "during", "for", "throughout"):
        return None
    if isinstance(term, Relative) and low(words, at) in ("for", "at"):
        return None
    if isinstance(term, Years) and low(words, at) == "for" and low(words, here) == "the":
        return None  # "jailed for the 2016 attack"
    state = isinstance(term, Part) and term.part in ("start", "end")
    rule: Rule = "at" if low(words, at) in ("at", "in") and state else "during"
    if low(words, after) == "so" and low(words, after + 1) == "far":
        return after + 2, "running", term
    return after, rule, term


def _units_since(words: Words, at: int) -> tuple[int, Rule, Term | None] | None:
    """ "in the two weeks since the quake": from two weeks ago on."""
    here = at + (low(words, at) == "the")
    read = count_at(words, here)
    count, after = read if read else (1, here)
    unit = unit_at(words, after)
    if unit is None or low(words, after + 1) != "since":
        return None
    if count is None or (read is None and low(words, after).endswith("s")):
        return after + 2, "since", None
    return after + 2, "since", Trailing(-count, unit)


def _since(words: Words, at: int) -> tuple[int, Rule, Term | None] | None:
    """The term after "since", words like "the start of the war in" passed over."""
    if low(words, at - 1) in ("has", "have", "had", "long", "'ve", "and", "but"):
        return None
    if low(words, at + 1) in cues("hour"):
        return _since_hour(words, at + 2)
    stops, inception = cues("stop"), cues("inception")
    begins = 0  # the position after the last word of beginning
    for here in range(at + 1, min(at + 1 + _GAP, len(words))):
        word = low(words, here)
        if word in stops and not (word == "it" and low(words, here + 1) in inception):
            break
        read = term_at(words, here)
        plain = here == at + 1 or low(words, here - 1) in _ABOUT
        if read and (plain or begins or isinstance(read[0], _BARE)):
            return read[1], "since", read[0]
        begins = here + 1 if word in inception else begins
    return (begins, "since", None) if begins else None


def _since_hour(words: Words, at: int) -> tuple[int, Rule, Term | None]:
    """ "since dawn", "since midnight on Friday": within the day."""
    read = term_at(words, at + (low(words, at) in ("on", "of")))
    if read and isinstance(read[0], Weekday | Day | Ago):
        return read[1], "during", read[0]
    return at, "during", Ago(0, "day")


def _between(words: Words, at: int) -> tuple[int, Rule, Term | None] | None:
    """ "from T to T", "between T and T", "from T on"."""
    here = at + 1
    first = _first_end(words, here)
    if first is None:
        return None
    term, after = first
    if low(words, at) == "from" and low(words, after) in ("on", "onward", "onwards"):
        return (after + 1, "since", term) if term else None
    if low(words, after) not in _SEPARATORS:
        return None
    read = term_at(words, after + 1)
    if read is None:
        return None
    joined = _joined(term, read[0], day_number(words, here))
    return (read[1], "during", joined) if joined else None


def _first_end(words: Words, at: int) -> tuple[Term | None, int] | None:
    """The first term of a range; None with its place where it is a bare day ("3 and 7 May")."""
    read = term_at(words, at)
    if read:
        return read
    return (None, at + 1) if day_number(words, at) is not None else None


def _joined(first: Term | None, last: Term, number: int | None) -> Term | None:
    """The range of two terms; the first takes month or year from the last."""
    if first is None:
        if isinstance(last, Day) and number is not None:
            return Range(Day(last.month, number, last.year), last)
        return None
    year = last.year if isinstance(last, Day | Month) else None
    if year and isinstance(first, Day | Month) and first.year is None:
        first = replace(first, year=year)
    return Range(first, last)


def _ranged(words: Words, at: int) -> Read:
    """A term, or two of a kind joined: "Friday to Sunday", "January-March 2023"."""
    read = term_at(words, at)
    if read is None:
        return None
    term, after = read
    if isinstance(term, Day | Month | Weekday) and low(words, after) in _SEPARATORS:
        last = term_at(words, after + 1)
        if last and type(last[0]) is type(term):
            joined = _joined(term, last[0], None)
            return (joined, last[1]) if joined else read
    return read


def _as_of(words: Words, at: int) -> tuple[int, Rule, Term | None] | None:
    """ "by Monday", "as of 3 May", "as at the end of March"."""
    here = at + 1
    if low(words, at) == "as":
        if low(words, here) not in ("of", "at"):
            return None
        here += 1
    elif low(words, at) == "ending":
        return None
    read = term_at(words, here)
    if read is None or isinstance(read[0], Relative):
        return None
    if low(words, at) == "by" and low(words, read[1]) == "'s":
        return None  # "buried by Friday's landslide"
    return read[1], "as_of", read[0]


def _until(words: Words, at: int) -> tuple[int, Rule, Term | None] | None:
    here = at + (2 if low(words, at) in ("up", "prior", "ahead") else 1)
    if low(words, at) == "up" and low(words, here) == "until":
        here += 1
    read = term_at(words, here)
    if read is None:
        return None
    before = low(words, at) in ("before", "prior", "ahead", "pre")
    return read[1], "before" if before else "until", read[0]


def _running(words: Words, at: int) -> tuple[int, Rule, Term | None] | None:
    """ "so far this year", "this year so far" (in the frames), "year to date", "now"."""
    phrase = [low(words, here) for here in range(at, at + 3)]
    if phrase == ["year", "to", "date"]:
        return at + 3, "running", Current("year", 0)
    if phrase[:2] == ["so", "far"] or phrase[0] == "already" or phrase[:2] == ["to", "date"]:
        here = at + (1 if phrase[0] == "already" else 2)
        here += low(words, here) in ("in", "during")
        read = term_at(words, here)
        return (read[1], "running", read[0]) if read else None
    if phrase[0] in ("now", "currently"):
        return at + 1, "as_of", Ago(0, "day")
    return None


def _bare(words: Words, at: int) -> tuple[int, Rule, Term | None] | None:
    """A term without a preposition, where news writes it so."""
    if low(words, at - 1) in ("a", "an", "-", "‑", "black", "good", "ash", "every", "each"):
        return None
    read = _ranged(words, at)
    if read is None:
        return None
    term, after = read
    if low(words, after) == "so" and low(words, after + 1) == "far":
        return after + 2, "running", term
    if low(words, at) in {phrase.split()[0] for phrase in vocabulary().holidays}:
        return None  # "a Halloween party"
    inner = term.whole if isinstance(term, Part) else term
    sided = isinstance(term, Month) and low(words, at) in ("last", "next", "this")
    quarter = isinstance(term, Months) and low(words, after - 1) != "half" and term.count == 3
    if (
        isinstance(inner, _BARE)
        or sided
        or (quarter and low(words, at) not in ("spring", "summer"))
    ):
        return after, "during", term
    return None
