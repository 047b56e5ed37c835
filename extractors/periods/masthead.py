"""Bylines, times, dates and captions that a page's text keeps before its first sentence.

"By Ann Miller 26 November 2026, 18:00 GMT Flash floods in ...", "Sun 05 Jul 2015 22 dead in ...",
"Monday, 18:30: The army ...". Such a date is that of the report, and dates no figure.
"""

import re
from datetime import date
from functools import lru_cache

from extractors.periods.compounds import Range
from extractors.periods.frames import expressions
from extractors.periods.terms import Context, Day, Weekday

_LONGEST = 110
_MOST_DATES = 3
# "By Ann Miller,", "Last updated at", "AFP": names, agencies and the words of a page's head.
_HEAD = re.compile(
    r"(?:(?:by|published|posted|updated|last|modified|created|issued|released|first|at|on|and"
    r"|date|of|publication|time|topic|title|tags|story|staff|reporter|correspondent|writer|edited|share|print"
    r"|[A-Z][\w.'’&-]*|\d{1,2}(?:[:.]\d{2}){0,2}|[ap]\.?m\.?|h|[|/,:;()\[\]·•–—-])\s*)*\Z"
)
_TIME = re.compile(
    r"[\s,;|·•()-]*(?:(?:at )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\.?|h)?"
    r"|\d{1,2} ?[ap]\.?m\.?)?(?: ?(?:GMT|UTC|BST|CET|CEST|EST|EDT|PST|PDT|IST|local time))?"
    r"[\s,;|·•():–—-]*"
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}[\s:]")
# "Jul 152015": the comma was lost with its blank.
_RUN_ON = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}20\d\d\b")
_NUMERIC = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2(20\d\d)")
# "... in Aleppo, Syria, August 1, 2016. (Reuters)": a caption with its day and credit.
_CAPTION = re.compile(r"\b20\d\d[.,]? ?\([A-Z][\w /.&-]{1,40}\)[.\s]*(?=[A-Z\"“])")
_FARTHEST = 500


@lru_cache(maxsize=256)
def masthead(text: str) -> tuple[int, date | None]:
    """The offset at which a sentence's masthead ends, 0 without one, and the full date it names."""
    end, day = 0, None
    run_on = _RUN_ON.search(text, 0, _LONGEST) or _NUMERIC.search(text, 0, _LONGEST)
    if run_on and _heads(text, run_on.start(), run_on.end()):
        end = _after(text, run_on.end())
    for start, stop, expression in expressions(text)[:_MOST_DATES]:
        term = expression.term
        plain = expression.rule == "during" and isinstance(term, Day | Weekday)
        if isinstance(term, Range) or not plain or stop > _LONGEST:
            continue
        dated = isinstance(term, Day) and term.year is not None
        clocked = _CLOCK.match(text[stop:].lstrip(" ,") + " ") is not None
        if not (dated or clocked) or not _heads(text, start, stop):
            continue
        end = max(end, _after(text, stop))
        if isinstance(term, Day) and dated and (span := term.span(Context(None))):
            day = day or span[0]
    caption = _CAPTION.search(text, end, _FARTHEST)
    return (caption.end() if caption else end), day


def _heads(text: str, start: int, stop: int) -> bool:
    """Does nothing but a page's head stand before the date, and a new beginning behind it?"""
    after = text[_after(text, stop) :]
    begins = after[:1].isupper() or after[:1].isdigit() or after[:1] in "\"'“‘«"
    return bool(begins and _HEAD.match(text[:start]) and not _spoken(text, start, stop))


def _spoken(text: str, start: int, stop: int) -> bool:
    """Is the date part of what is told: "On 5 May 2015, Gunmen ...", "May 5, 2015: Gunmen"?"""
    opening = text[start:stop].split(" ", 1)[0].lower()
    return opening in ("on", "in", "at", "during", "from", "since")


def _after(text: str, stop: int) -> int:
    found = _TIME.match(text, stop)
    return found.end() if found else stop
