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
from extractors.periods.belonging import Span, is_base, is_old, is_record
from extractors.periods.calendar import shift, unit_span
from extractors.periods.clauses import Clause, Dated, clause_at, clauses_of, of_statement
from extractors.periods.compounds import Relative
from extractors.periods.expression import Expression
from extractors.periods.frames import expressions
from extractors.periods.masthead import masthead
from extractors.periods.ranking import VERB, overlap, rank
from extractors.periods.terms import Context, Current, Direction, Years
from extractors.periods.vocabulary import cues
from extractors.records import Token, Window

# Expressions and figures looked at on either side of a figure; news has three or four.
_CONSIDERED = 8
# "until last week, when two fell ill": the clause's own date is the week.
_EDGES = ("since", "until", "before", "as_of")
# "marched on Tuesday against the plan to raise": a noun, and nothing that lies ahead.
_NOUN = re.compile(
    r"\b(?:the|a|an|its|their|his|her|this|that|against|over)\s"
    r"(?:(?:plan|aim|hope|forecast)s?|\w+\s(?:plan|aim|hope|forecast|set))\b"
)
# A clause of time ("when a boiler burst on Sunday") dates its frame only as an event of few days.
_EVENT = timedelta(days=3)
_PERFECT = re.compile(r"\b(?:has|have|had|'ve|so far|already)\b", re.IGNORECASE)


def resolve(
    text: str,
    spans: Sequence[Span],
    published: date | None,
    tokens: tuple[Token, ...] = (),
    before: tuple[date, date] | None = None,
) -> tuple[Window | None, ...]:
    """The window of each figure span (offsets in the sentence), None where the sentence sets none.

    `before` is the period told of before, from which "the day before" and "that day" are counted
    where the sentence names none itself.

    Dates of statements ("said on Friday") give none. `published` is a moment or None: without it
    relative expressions give None. `tokens` are the sentence's parse, empty where not parsed.
    """
    dated = usable(text, spans)
    if not dated:
        return (None,) * len(spans)
    today = day_of(published) if published else None
    clauses = clauses_of(text)
    anchor = _anchor(text, clauses, dated, today) or before
    windows: list[Window | None] = []
    for index, span in enumerate(spans):
        near = [one for one in _near(dated, span[0]) if not dates_another(tokens, span, one[0])]
        beside = spans[max(0, index - _CONSIDERED) : index + _CONSIDERED + 1]
        chosen = _governing(text, clauses, beside, span, near)
        window = chosen and _window(text, clauses, span, chosen, today, anchor)
        if window and chosen and clause_at(clauses, span[0]) != clause_at(clauses, chosen[0]):
            window = replace(window, via="sentence")
        old = window and chosen and is_old(text, span, chosen)
        windows.append(_earlier(window) if old and window else window)
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
        (level, abs(one[0] - span[0]), index)
        for index, one in enumerate(dated)
        if not overlap(one, span) and (level := rank(text, clauses, spans, span, one)) is not None
    ]
    return dated[min(ranked)[2]] if ranked else None


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
    mine = clauses[clause_at(clauses, span[0])]
    framed = mine.kind == "when" and expression.rule in _EDGES
    if window is None or (window.start is None and not framed):
        return window
    if mine.kind == "when" and expression.rule in _EDGES:
        span_then = expression.term and expression.term.span(Context(today))
        return Window(*span_then, "during") if span_then else window
    if window.start is None:
        return window
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


def _earlier(window: Window) -> Window | None:
    """The month or year before: "rose to 4.2% in July from 4.1%". Of other periods none is sure."""
    if window.start is None or window.end is None or window.kind != "during":
        return None
    for unit in ("month", "year"):
        if unit_span(window.start, unit) == (window.start, window.end):
            moved = shift(window.start, unit, -1)
            span = moved and unit_span(moved, unit)
            return replace(window, start=span[0], end=span[1]) if span else None
    return None


def _is_long(window: Window) -> bool:
    return window.kind == "during" and window.start != window.end


def _runs_on(before: str, mine: Clause, clause: Clause) -> bool:
    """ "launched an offensive in April, killing 12", "its offensive in April killed 12": the twelve
    are counted since April."""
    said = re.findall(r"\w+", before.lower())
    if any(word in cues("extent") for word in said[-6:]) and not VERB.search(before):
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
    rest = _NOUN.sub(" ", around.replace(expression.text, " ").replace("’", "'"))
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
    return overlap(one, span) and not (one[0] <= span[0] and span[1] <= one[1])
