"""When an article was published, as its plain text says: stated, never guessed."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from extractors.article.datelines import first_date
from extractors.article.lines import Line

_BELOW = 6  # lines under the article that may still say when it was published
_OPENING = 3  # paragraphs whose opening words may be a dateline

# "BEIRUT, Lebanon (Dec. 26, 2019) -", "KABUL, December 26, 2019 (Agency) --".
_PLACE_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+ ?){1,4}(?:, ?[A-Z][\w.'’ ]{1,30})?"
    r"(?: ?[,(/–—-]{1,3} ?)(?=[A-Z0-9]).{8,24}"
)


def published_in(lines: Sequence[Line], start: int, end: int) -> date | None:
    """The day of publication; None where the text does not state one without ambiguity.

    A line above the article that says "published" comes first, then the bare date nearest above
    it, then one right below, then a dateline in its first paragraphs, then "updated". Dates in
    captions and in sentences are of other things and never taken.
    """
    opening = _opening(lines, start, end)
    above = [line.dateline for line in reversed(lines[:opening]) if line.dateline]
    below = [line.dateline for line in lines[end : end + _BELOW] if line.dateline]
    stated = [*above, *(dateline for dateline in below if dateline.label)]
    for label in ("published", None):
        for dateline in stated:
            if dateline.day and dateline.label == label:
                return dateline.day
    in_text = _place_dateline(line.text for line in lines[start : opening + _OPENING])
    return in_text or next((d.day for d in stated if d.day), None)


def _opening(lines: Sequence[Line], start: int, end: int) -> int:
    """The line after the article's second paragraph: a date may stand under a standfirst."""
    prose = [index for index in range(start, end) if lines[index].shape == "prose"]
    return prose[1] if len(prose) > 1 else end


def _place_dateline(texts: Iterable[str]) -> date | None:
    for text in texts:
        found = _PLACE_DATELINE.match(text)
        day = first_date(found.group()) if found else None
        if day:
            return day
    return None
