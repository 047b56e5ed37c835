"""Lines that date an article, and the dates in them.

"26 December, 2019", "Published 7:07 PM EST Nov 19, 2019", "By Ann Lee | Updated: 3 hours ago". A
numeric date whose day and month could be exchanged is not read: 03/04/2019 stays unknown.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"\b(?P<y1>{_YEAR})-(?P<m1>\d\d)-(?P<d1>\d\d)(?=\D|$)"
    rf"|\b(?P<d2>\d{{1,2}}){_ORDINAL},?[ /-](?:of )?(?P<m2>{_MONTH})\b\.?,?[ /-]{{1,2}}"
    rf"(?P<y2>{_YEAR})\b"
    rf"|\b(?P<m3>{_MONTH})\b\.? {{1,2}}(?P<d3>\d{{1,2}}){_ORDINAL},? {{1,2}}(?P<y3>{_YEAR})\b"
    rf"|\b(?P<a>\d{{1,2}})[./](?P<b>\d{{1,2}})[./](?P<y4>(?:19|20)?\d\d)\b",
    re.I,
)
_AGO = re.compile(
    r"\b(?:\d{1,3}|an?|one|two|three) ?"
    r"(?:seconds?|secs?|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|months?|years?|yrs?)"
    r"\.? ago\b"
    r"|\b(?:just now|yesterday|today) at\b",
    re.I,
)
_LABEL = re.compile(
    r"\b(?P<first>(?:first |originally )?(?:published|posted|created|issued|released"
    r"|publish(?:ed)? date|publication date|date))\b"
    r"|\b(?P<last>(?:last |recently )?(?:updated|modified|edited|revised|changed|update))\b",
    re.I,
)
_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\b\.?)?|\b\d{1,2} ?[ap]\.?m\b\.?"
    r"|\b(?:gmt|utc|bst|ist|est|edt|cst|cdt|mst|mdt|pst|pdt|et|pt|ct|cet|cest|eet|eest|ast|msk|hrs"
    r"|hours|local time)\b(?: ?[+-] ?\d{1,2}(?::?\d{2})?)?",
    re.I,
)
_DAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?", re.I)
_JOINING = re.compile(r"\b(?:on|at|in|by|the|and|of)\b", re.I)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*")
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*$")

MAX_WORDS = 18
_MAX_NAMES = 5  # of a byline beside the date
_MAX_NAMES_LABELLED = 9
# "BEIRUT, Lebanon (Dec. 26, 2019)": tells the place too, which is worth keeping.
_PLACE = re.compile(
    r"(?!(?:UPDATED?|PUBLISHED|POSTED|BY|DATE)\b)[A-Z]{3}[A-Z.'’-]*(?: [A-Z]{2,})*(?:,| \(| [–—-])"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A line that dates the article: `day` None where it says "3 hours ago" or is ambiguous."""

    day: date | None
    label: Literal["published", "updated"] | None


def read_dateline(line: str) -> Dateline | None:
    """The dateline that a line is; None for a line that says something else beside."""
    if len(line) > 200 or line.count(" ") >= MAX_WORDS:
        return None
    found = _DATE.search(line)
    if found is not None and _PLACE.match(line) and not _DATE.match(line):
        return None
    if found is None and not _AGO.search(line):
        return None
    rest = _DATE.sub(" ", _AGO.sub(" ", line))
    label = _LABEL.search(rest)
    rest = _JOINING.sub(" ", _DAY.sub(" ", _TIME.sub(" ", _LABEL.sub(" ", rest))))
    names = _NAME.findall(rest)
    most = _MAX_NAMES_LABELLED if label else _MAX_NAMES
    if len(names) > most or any(name[0].islower() for name in names):
        return None
    if names and _SENTENCE_END.search(line) and label is None:
        return None
    return Dateline(_day(found), _kind(label))


def first_date(text: str) -> date | None:
    """The first full date in a text, None where there is none or it is ambiguous."""
    return _day(_DATE.search(text))


def _kind(label: re.Match[str] | None) -> Literal["published", "updated"] | None:
    if label is None:
        return None
    return "published" if label["first"] else "updated"


def _day(found: re.Match[str] | None) -> date | None:
    if found is None:
        return None
    part = found.groupdict()
    try:
        if part["y1"]:
            return date(int(part["y1"]), int(part["m1"]), int(part["d1"]))
        if part["y2"]:
            return date(int(part["y2"]), _MONTHS[part["m2"].lower()], int(part["d2"]))
        if part["y3"]:
            return date(int(part["y3"]), _MONTHS[part["m3"].lower()], int(part["d3"]))
        return _numeric(int(part["a"]), int(part["b"]), part["y4"])
    except ValueError:
        return None


def _numeric(first: int, second: int, year: str) -> date | None:
    """Day and month in the only order that there is; None where either could come first."""
    if len(year) < 4 or (first <= 12 and second <= 12 and first != second):
        return None
    day, month = (first, second) if first > 12 else (second, first)
    return date(int(year), month, day)
