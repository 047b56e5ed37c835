"""Whose date an expression is, by the words beside it: a record's, an old figure's, an event's."""

import re
from collections.abc import Sequence

from extractors.periods.clauses import Clause, Dated
from extractors.periods.compounds import Relative
from extractors.periods.vocabulary import cues

Span = tuple[int, int]

_RECORD = re.compile(
    r"\b(?:(?:high|low|large|great|long|short|sharp|steep|strong|weak|fast|slow|hot|cold|small|few"
    r"|hard|broad|wide|close|strict)e?st|(?:bigg|deadli|bloodi|heavi|wett|dri|busi)est|worst|best"
    r"|first)\b[\w\s'’%-]{0,40}\Z"
)
_RELATED = re.compile(
    r"\s*(?:which|that) (?:killed|injured|wounded|displaced|claimed|left|destroyed|caused|cost|took"
    r"|drove|infected|sickened)\b"
)
_COMPARED = re.compile(r"\b(?:from|than|compared (?:with|to)|versus|against)\s\Z")
_JOINED = re.compile(r"(?:\band|,)\s{0,5}\Z")


def is_record(text: str, dated: Dated) -> bool:
    """ "12%, the highest since 1994", "the deadliest attack since May": the last one's date."""
    since = dated[2].rule == "since"
    return since and _RECORD.search(text, max(0, dated[0] - 60), dated[0]) is not None


def is_base(text: str, dated: Dated) -> bool:
    """ "rose 6% from a year earlier in May", "than a month before": what is compared with has no
    figure of its own there, so that the period dates none."""
    before = text[max(0, dated[0] - 14) : dated[0]]
    if not isinstance(dated[2].term, Relative):
        return before.endswith((" than ", " than in ", " than on "))
    return _COMPARED.search(before) is not None


def from_another(text: str, span: Span) -> bool:
    """ "fell to 535 from 762 in May": May is the old figure's."""
    ended = re.search(r"\b(?:to|at)\s*\Z", text[max(0, span[0] - 8) : span[0]])
    return ended is not None and re.match(r"\s+from\s", text[span[1] : span[1] + 8]) is not None


def of_event(text: str, mine: Clause, one: Dated) -> bool:
    """ "the 2000 outbreak in Gulu, which killed 24": a relative clause goes on with its event."""
    if _RELATED.match(text, mine.start) is None or one[2].rule != "during":
        return False
    around = text[max(0, one[0] - 40) : one[0]] + text[one[1] : mine.start]
    said = re.findall(r"[a-z]+", around.lower())
    return not (cues("event") | cues("episode")).isdisjoint(said)


def opens_next(text: str, spans: Sequence[Span], one: Dated) -> bool:
    """ "and in April 400": the expression belongs to the figure right behind it."""
    joined = re.search(r"(?:\band|,)\s*$", text[max(0, one[0] - 12) : one[0]]) is not None
    return joined and any(
        one[1] <= other[0] and len(text[one[1] : other[0]].split()) <= 2 for other in spans
    )
