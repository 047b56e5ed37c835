"""Which expression of time governs which figure of a sentence.

Same clause first: the expression right after a figure, then one before it, then one behind other
figures of its list. A figure without one takes it from the clause that its own goes on with: the
opening frame ("Since Monday, ..."), the main clause of a participle ("..., killing 12"), the whole
of a part. Clauses with a time of their own ("which ...", "while ...") neither lend nor borrow.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from extractors.moments import day_of
from extractors.periods.attached import dates_another
from extractors.periods.belonging import (
    Span,
    from_another,
    is_base,
    is_record,
    of_event,
    opens_next,
)
from extractors.periods.clauses import Clause, Dated, clause_at, clauses_of, of_statement
from extractors.periods.compounds import Relative
from extractors.periods.expression import Expression
from extractors.periods.frames import expressions
from extractors.periods.masthead import masthead
from extractors.periods.terms import Ago, Context, Current, Day, Direction, Weekday, Years
from extractors.periods.vocabulary import cues
from extractors.records import Token, Window

# Expressions and figures looked at on either side of a figure; news has three or four.
_CONSIDERED = 8
# A clause of time ("when a boiler burst on Sunday") dates its frame only as an event of few days.
_EVENT = timedelta(days=3)
# After a parenthesis the clause goes on with its verb: "Its push, backed by jets, killed 9".
_GOES_ON = re.compile(
    r"\s*(?:also |has |have |had |was |were )?(?:[a-z]{2,}ed|left|drove|took|cost)\b"
)
_PHRASE = re.compile(r"\W*(?:in|at|during|amid|near|on|outside|inside)\b", re.IGNORECASE)
_VERB = re.compile(r"\b(?:was|were|has|have|had|is|are|[a-z]{3,}ed|left|took|fled|fell|rose)\b")
_HAS = re.compile(r"\b(?:has|have)\b")
_PERFECT = re.compile(r"\b(?:has|have|had|'ve|so far|already)\b", re.IGNORECASE)


def resolve(
    text: str,
    spans: Sequence[Span],
    published: date | None,
    tokens: tuple[Token, ...] = (),
) -> tuple[Window | None, ...]:
    """The window of each figure span (offsets in the sentence), None where the sentence sets none.

    Dates of statements ("said on Friday") give none. `published` is a moment or None: without it
    relative expressions give None. `tokens` are the sentence's parse, empty where not parsed.
    """
    dated = usable(text, spans)
    if not dated:
        return (None,) * len(spans)
    today = day_of(published) if published else None
    clauses = clauses_of(text)
    anchor = _anchor(text, clauses, dated, today)
    windows: list[Window | None] = []
    for index, span in enumerate(spans):
        near = [one for one in _near(dated, span[0]) if not dates_another(tokens, span, one[0])]
        beside = spans[max(0, index - _CONSIDERED) : index + _CONSIDERED + 1]
        chosen = _governing(text, clauses, beside, span, near)
        window = chosen and _window(text, clauses, span, chosen, today, anchor)
        if window and chosen and clause_at(clauses, span[0]) != clause_at(clauses, chosen[0]):
            window = replace(window, via="sentence")
        windows.append(window)
    return tuple(windows)


def _near(dated: Sequence[Dated], start: int) -> Sequence[Dated]:
    """The expressions around the offset: time must not grow with figures times expressions."""
    place = bisect_left(dated, start, key=lambda one: one[0])
    return dated[max(0, place - _CONSIDERED) : place + _CONSIDERED]


def usable(text: str, spans: Sequence[Span]) -> list[Dated]:
    """The expressions that may date a figure: no statement's date, no year that is a figure."""
    return [
        dated
        for dated in expressions(text)
        if dated[0] >= masthead(text)[0]
        and not of_statement(text, dated)
        and not is_record(text, dated)
        and not is_base(text, dated)
        and not (isinstance(dated[2].term, Years) and any(_counts(dated, s) for s in spans))
    ]


def _governing(
    text: str,
    clauses: Sequence[Clause],
    spans: Sequence[Span],
    span: Span,
    dated: Sequence[Dated],
) -> Dated | None:
    ranked = [
        (rank, abs(one[0] - span[0]), index)
        for index, one in enumerate(dated)
        if not _overlap(one, span) and (rank := _rank(text, clauses, spans, span, one)) is not None
    ]
    return dated[min(ranked)[2]] if ranked else None


def _rank(
    text: str, clauses: Sequence[Clause], spans: Sequence[Span], span: Span, one: Dated
) -> int | None:
    """How near the expression is to the figure, 0 the nearest; None where it is out of reach."""
    mine, its = clause_at(clauses, span[0]), clause_at(clauses, one[0])
    if _out_of_tense(text, span, one):
        return None
    if one[2].text.lower() in ("now", "currently"):
        return 3 if mine == its and one[0] < span[0] else None
    between = any(
        min(span[1], one[1]) <= other[0] and other[1] <= max(span[0], one[0])
        for other in spans
        if other != span and not _overlap(one, other)
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
    kind, later = clauses[its].kind, [clauses[at].kind for at in range(its + 1, mine + 1)]
    if kind == "when" and all(one in ("main", "tail", "part") for one in later):
        return 8
    if kind in ("sub", "part", "when", "after"):
        return None
    if _fronted(text[clauses[its].start : one[0]], its):
        said = one[2].rule == "during" and _said(text[one[1] : span[0]])
        return 5 if "sub" not in later and not said else None
    told = later[0] == "when" and not re.search(r"\w", text[one[1] : clauses[its + 1].start])
    if all(one in ("tail", "part") for one in later[told:]):
        return 4
    if clauses[mine].kind == "main" and _GOES_ON.match(text, clauses[mine].start):
        return 4
    return 7 if all(one in ("tail", "part", "after") for one in later) else None


def _fronted(before: str, clause: int) -> bool:
    """Whether the expression opens its clause, or ends the phrase that opens the sentence.

    "On Friday, ..."; "In an attack on a market in Kano on Friday, ...".
    """
    if not re.search(r"\w", before.removeprefix(" and")):
        return True
    return clause == 0 and _PHRASE.match(before) is not None and not _VERB.search(before)


def _said(between: str) -> bool:
    """ "On Friday, the ministry said 12 had died": the date is the statement's."""
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
    if one[2].rule == "since" and any(clauses[its].start <= s[0] < one[0] for s in spans):
        return None  # "12 new cases, taking the total to 143 since May"
    if later[-1] in ("when", "after"):
        return 8 if all(kind in ("main", "tail", "part") for kind in later[:-1]) else None
    if later[-1] in ("sub", "part") or any(kind in ("sub", "when", "after") for kind in later):
        return None
    return 6


def _window(
    text: str,
    clauses: Sequence[Clause],
    span: Span,
    chosen: Dated,
    today: date | None,
    anchor: tuple[date, date] | None,
) -> Window | None:
    start, _, expression = chosen
    clause = clauses[clause_at(clauses, start)]
    around = text[clause.start : clause.end]
    window = expression.window(Context(today, _direction(around, expression), anchor))
    if window is None or window.start is None:
        return window
    mine = clauses[clause_at(clauses, span[0])]
    if mine.kind == "when" and expression.rule == "since" and window.kind == "since":
        span_then = expression.term and expression.term.span(Context(today))
        return Window(*span_then, "during") if span_then else window
    if clause.kind in ("when", "after") and mine is not clause:
        return window if window.end and window.end - window.start <= _EVENT else None
    if mine.kind == "after" and mine is not clause:
        return Window(None, window.end, "during")
    if _runs_on(text[clause.start : start], mine, clause) and _is_long(window):
        return Window(window.start, None, "since")
    current = isinstance(expression.term, Current) and expression.term.offset == 0
    if current and window.kind == "during" and _PERFECT.search(around):
        long = expression.term.unit in ("month", "quarter", "year", "decade")  # type: ignore[union-attr]
        return Window(window.start, None, "since") if long else window
    if window.start == window.end and _stands(text[clause.start : start]):
        return Window(None, window.end, "at")
    return window


def _is_long(window: Window) -> bool:
    return window.kind == "during" and window.start != window.end


def _runs_on(before: str, mine: Clause, clause: Clause) -> bool:
    """ "launched an offensive in April, killing 12", "its offensive in April killed 12": the twelve
    are counted since April."""
    said = re.findall(r"\w+", before.lower())
    if any(word in cues("extent") for word in said[-6:]) and not _VERB.search(before):
        return True
    if mine is clause or mine.kind != "tail":
        return False
    return any(word in cues("inception") for word in said)


def _stands(before: str) -> bool:
    """ "the toll rose to 12 on Friday", "stood at 12 on Friday": a total as of then."""
    return _state().search(before[-200:]) is not None  # so far from its date no verb stands


@cache
def _state() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{'|'.join(sorted(cues('state')))})\b(?: \w+){{0,3}} (?:to|at)\b|\b"
        r"(?:reached|passed|topped|surpassed|exceeded|totall?ed)\b",
        re.IGNORECASE,
    )


def _direction(around: str, expression: Expression) -> Direction:
    """Whether the clause looks ahead: "will send 500 men on Friday"; May is no verb."""
    if expression.rule == "since":
        return "past"
    rest = around.replace(expression.text, " ").replace("’", "'")
    words = {word.lower() for word in re.findall(r"[\w']+", rest) if word != "May"}
    return "future" if words & cues("ahead") else "past"


def _anchor(
    text: str, clauses: Sequence[Clause], dated: Sequence[Dated], today: date | None
) -> tuple[date, date] | None:
    """The first dated period of the sentence, from which "a year earlier" is counted."""
    for start, _, expression in dated:
        if expression.term is None or isinstance(expression.term, Relative):
            continue
        clause = clauses[clause_at(clauses, start)]
        around = text[clause.start : clause.end]
        window = expression.window(Context(today, _direction(around, expression)))
        if window and window.end:
            return window.start or window.end, window.end
    return None


def _counts(one: Dated, span: Span) -> bool:
    """Whether the year is a figure with more to it: "in 2000 homes"."""
    return _overlap(one, span) and not (one[0] <= span[0] and span[1] <= one[1])


def _overlap(one: Dated | Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
