"""Whose date an expression is, by the words beside it: a record's, an old figure's, an event's."""

import re
from collections.abc import Sequence

from extractors.periods.clauses import Clause, Dated
from extractors.periods.compounds import Relative
from extractors.periods.terms import Ago
from extractors.periods.vocabulary import cues

Span = tuple[int, int]
_SOME = 3  # words between a figure and "who"; more only in "70 percent of the 2,400 pupils who"

_RECORD = re.compile(
    r"\b(?:(?:high|low|large|great|long|short|sharp|steep|strong|weak|fast|slow|hot|cold|small|few"
    r"|hard|broad|wide|close|strict)e?st|(?:bigg|deadli|bloodi|heavi|wett|dri|busi)est|worst|best"
    r"|first|(?<!at )most|fewest|(?<!at )least)\b[\w\s'’%-]{0,40}\Z"
)
_RELATED = re.compile(
    r"\s*(?:which|that) (?:killed|injured|wounded|displaced|claimed|left|destroyed|caused|cost|took"
    r"|drove|infected|sickened)\b"
)
_OWN = re.compile(
    r"\s*(?:who|which|that)\s+(?:\w+ ){0,2}?(?:died|perished|drowned|vanished|disappeared|fell|fled"
    r"|left|[a-z]{3,}ed)\b"
)
_COUNTED = re.compile(r"\s*(?:[\w'’,-]+\s+){0,6}")
_OF_OTHERS = re.compile(r"\s*(?:percent |per cent |%)?\s*of\b")
_MEASURED = re.compile(r"\b(?:minutes?|hours?|days?|weeks?|fortnight|months?|years?|decades?)\s+\Z")
_COMES_FROM = re.compile(
    r"(?:\b(?:up|down|to|at|rose|fell|rises|falls|dropped|climbed|jumped|slid|slipped|eased|slowed"
    r"|quickened|grew|shrank|increased|decreased|declined|halved|doubled|tripled)\b[^,;:]{0,40}"
    r" from|, against) \Z|\b(?:came to|stood at|was|were)\b[^,;:]{0,40} against \Z"
)
# "March's gain was cut to 18,000 from 31,000": both of May.
_RESTATED = re.compile(
    r"\b(?:revised|corrected|restated|(?:was|were) (?:cut|lowered|raised))\b[^,;:]{0,40} from \Z"
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


def is_old(text: str, span: Span, one: Dated) -> bool:
    """ "edged up to 4.2% from 4.1%": what a reading was before the period that is told of."""
    if _COMES_FROM.search(text[max(0, span[0] - 60) : span[0]]) is None:
        return False
    if _RESTATED.search(text, max(0, span[0] - 60), span[0]):
        return False
    own = one[0] >= span[1] and len(text[span[1] : one[0]].split()) <= 1
    return not own


def of_event(text: str, mine: Clause, one: Dated) -> bool:
    """ "the 2000 outbreak in Gulu, which killed 24": a relative clause goes on with its event."""
    if _RELATED.match(text, mine.start) is None or one[2].rule != "during":
        return False
    around = text[max(0, one[0] - 40) : one[0]] + text[one[1] : mine.start]
    said = re.findall(r"[a-z]+", around.lower())
    return not (cues("event") | cues("episode")).isdisjoint(said)


def tells_counted(text: str, span: Span, mine: Clause, its: Clause) -> bool:
    """ "nine residents who died in a fire in 2018": the relative clause is the figure's own."""
    between = text[span[1] : its.start]
    if len(between.split()) > _SOME and not _OF_OTHERS.match(between):
        return False
    if its.kind != "sub" or _OWN.match(text, its.start) is None or mine.kind in ("sub", "part"):
        return False
    return _COUNTED.fullmatch(between) is not None


def is_measured(text: str, clause: Clause) -> bool:
    """Whether the clause is one from which time is measured: "a fortnight after the disaster"."""
    return _MEASURED.search(text[max(0, clause.start - 24) : clause.start]) is not None


def ends_another(text: str, spans: Sequence[Span], span: Span, one: Dated) -> bool:
    """ "rice costs 90 pesos, 60 a year ago": what is counted back right behind a figure is its.

    Of "12 dead and 30 hurt a week ago" the week is of both, since their noun stands between.
    """
    if one[0] < span[1] or not isinstance(one[2].term, Relative | Ago):
        return False
    between = (other for other in spans if span[1] <= other[0] and other[1] <= one[0])
    return any(not text[other[1] : one[0]].strip() for other in between)


def opens_next(text: str, spans: Sequence[Span], one: Dated) -> bool:
    """ "and in April 400": the expression belongs to the figure right behind it."""
    joined = re.search(r"(?:\band|,)\s*$", text[max(0, one[0] - 12) : one[0]]) is not None
    return joined and any(
        one[1] <= other[0] and len(text[one[1] : other[0]].split()) <= 2 for other in spans
    )
