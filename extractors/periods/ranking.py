"""How near an expression of time is to a figure: same clause first, then what its clause goes on.

In the figure's clause the expression right after it is nearest, then one before it, then one behind
other figures of its list. From another clause it reaches the figure as an opening frame ("Since
Monday, ..."), as the main clause of a participle ("..., killing 12"), as the whole of a part.
Clauses with a time of their own ("which ...", "while ...") neither lend nor borrow.
"""

import re
from collections.abc import Sequence

from extractors.periods.belonging import (
    Span,
    ends_another,
    from_another,
    is_measured,
    of_event,
    opens_next,
    tells_counted,
)
from extractors.periods.clauses import Clause, ClauseKind, Dated, clause_at
from extractors.periods.terms import Ago, Day, Month, Months, Weekday, Years
from extractors.periods.vocabulary import cues

# After a parenthesis the clause goes on with its verb: "Its push, backed by jets, killed 9".
_GOES_ON = re.compile(
    r"\s*(?:also |has |have |had |was |were )?(?:[a-z]{2,}ed|left|drove|took|cost)\b"
)
_PHRASE = re.compile(r"\W*(?:in|at|during|amid|near|on|outside|inside)\b", re.IGNORECASE)
VERB = re.compile(r"\b(?:was|were|has|have|had|is|are|[a-z]{3,}ed|left|took|fled|fell|rose)\b")
_HAS = re.compile(r"\b(?:has|have)\b")
_MEMBER = re.compile(
    r"\s*(?:and |or |plus )?(?:at least |about |some |another |more than |up to )?"
    r"(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|the rest)\b"
)
_WITHIN = re.compile(r"\b(?:in|during|by|since) (?:the|that|this|its) \Z")


def _is_series_date(one: Dated) -> bool:
    return one[2].rule == "during" and isinstance(one[2].term, Month | Months | Years)


def rank(
    text: str, clauses: Sequence[Clause], spans: Sequence[Span], span: Span, one: Dated
) -> int | None:
    """How near the expression is to the figure, 0 the nearest; None where it is out of reach."""
    mine, its = clause_at(clauses, span[0]), clause_at(clauses, one[0])
    if _out_of_tense(text, span, one) or ends_another(text, spans, span, one):
        return None
    if one[2].text.lower() in ("now", "currently"):
        return 3 if mine == its and one[0] < span[0] else None
    if one[2].rule == "named" and one[0] > span[0] and not _beside(text, span, one):
        return None
    between = any(
        min(span[1], one[1]) <= other[0] and other[1] <= max(span[0], one[0])
        for other in spans
        if other != span and not overlap(one, other)
    )
    if mine == its:
        if between and one[0] > span[0] and from_another(text, span):
            return None
        if one[2].rule == "during" and _said(text[one[1] : span[0]]):
            return None
        taken = one[0] > span[0] and opens_next(text, spans, one)
        return (0 if one[0] > span[0] else 1) + 2 * (between or taken)
    if its < mine:
        return _rank_before(text, clauses, mine, its, span, one)
    return _rank_behind(text, clauses, mine, its, span, one, spans)


def _beside(text: str, span: Span, one: Dated) -> bool:
    """ "the $507 million of 2021", "nine in the 2016 attack"; not "jailed for the 2016 attack"."""
    at_once = not text[span[1] : one[0]].strip()
    return at_once or _WITHIN.search(text[max(0, one[0] - 12) : one[0]]) is not None


def _out_of_tense(text: str, span: Span, one: Dated) -> bool:
    """ "on Thursday asked ... that has displaced 12": the perfect takes no date that is over.

    News yet writes "A blast on Thursday has killed 12", the verb right behind the date.
    """
    if one[0] > span[0] or not isinstance(one[2].term, Weekday | Day | Ago):
        return False
    perfect = _HAS.search(text, one[1], span[0])
    if one[2].rule != "during" or perfect is None:
        return False
    return re.search(r"\w", text[one[1] : perfect.start()]) is not None


def _rank_before(
    text: str, clauses: Sequence[Clause], mine: int, its: int, span: Span, one: Dated
) -> int | None:
    """The expression stands in an earlier clause than the figure."""
    if mine == its + 1 and of_event(text, clauses[mine], one):
        return 4
    kind = clauses[its].kind
    colon = text.find(":", one[1], span[0]) if kind in ("main", "tail") else -1
    if colon > 0 and ";" not in text[one[1] : span[0]] and _is_series_date(one):
        return 9  # "Prices fell in May: a flat cost 310,000"
    later = [_part_or(text, clauses[at]) for at in range(its + 1, mine + 1)]
    if kind == "when" and all(one in ("main", "tail", "part") for one in later):
        return 8
    if kind in ("sub", "part", "when", "after"):
        return None
    if _fronted(text[clauses[its].start : one[0]], its):
        said = one[2].rule == "during" and _said(text[one[1] : span[0]])
        # "During the flood of May 2024, which followed a storm, 400 died": the frame goes on.
        aside = its == 0 and later[-1] == "main" and _PHRASE.match(text) is not None
        return 5 if ("sub" not in later or aside) and not said else None
    told = later[0] == "when" and not re.search(r"\w", text[one[1] : clauses[its + 1].start])
    if all(one in ("tail", "part") for one in later[told:]):
        return 4
    if clauses[mine].kind == "main" and _GOES_ON.match(text, clauses[mine].start):
        return 4
    return 7 if all(one in ("tail", "part", "after") for one in later) else None


def _part_or(text: str, clause: Clause) -> ClauseKind:
    """A clause's kind; a list member without a verb is a part: ", nine in Odisha and the rest"."""
    verbless = clause.kind == "main" and not VERB.search(text, clause.start, clause.end)
    member = verbless and _MEMBER.match(text, clause.start) is not None
    return "part" if member else clause.kind


def _fronted(before: str, clause: int) -> bool:
    """Whether the expression opens its clause, or ends the phrase that opens the sentence.

    "On Friday, ..."; "In an attack on a market in Kano on Friday, ...".
    """
    if not re.search(r"\w", before.removeprefix(" and")):
        return True
    return clause == 0 and _PHRASE.match(before) is not None and not VERB.search(before)


def _said(between: str) -> bool:
    """ "On Friday, the ministry said 12 had died": the date is the statement's."""
    between = re.sub(r"\bclaim(?:ed|s|ing)\s*\Z", "", between)  # "the storm claimed 12 lives"
    return not cues("saying").isdisjoint(re.findall(r"[a-z]+", between))


def _rank_behind(
    text: str,
    clauses: Sequence[Clause],
    mine: int,
    its: int,
    span: Span,
    one: Dated,
    spans: Sequence[Span],
) -> int | None:
    """The expression stands in a later clause than the figure."""
    if re.search("[;:]", text[span[1] : one[0]]) or clauses[mine].kind in ("sub", "when", "after"):
        return None
    later = [clauses[at].kind for at in range(mine + 1, its + 1)]
    if its == mine + 1 and tells_counted(text, span, clauses[mine], clauses[its]):
        return 0
    if one[2].rule == "since" and any(clauses[its].start <= s[0] < one[0] for s in spans):
        return None  # "12 new cases, taking the total to 143 since May"
    if later[-1] in ("when", "after"):
        if later[-1] == "after" and is_measured(text, clauses[its]):
            return None
        return 8 if all(kind in ("main", "tail", "part") for kind in later[:-1]) else None
    if later[-1] in ("sub", "part") or any(kind in ("sub", "when", "after") for kind in later):
        return None
    return 6


def overlap(one: Dated | Span, other: Span) -> bool:
    """Whether the two share a character."""
    return one[0] < other[1] and other[0] < one[1]
