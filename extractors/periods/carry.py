"""Periods of an article's figures: the sentence's own, else the one in force around it.

"A bomb went off in the market on Sunday. Twelve people were killed." The second sentence has no
date; the one before it in the paragraph has, or the lead, which also dates the headline. Only the
toll of an event carries a date so, and only over a few paragraphs: what is told further on may be
another event.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from extractors.moments import day_of
from extractors.periods.belonging import Span
from extractors.periods.clauses import clause_at, clauses_of
from extractors.periods.compounds import Relative
from extractors.periods.frames import expressions
from extractors.periods.govern import resolve, usable
from extractors.periods.terms import Context
from extractors.periods.vocabulary import cues
from extractors.records import Article, Sentence, Token, Window, WindowVia

# The lead's date reaches so many paragraphs on.
REACH = 2
# Within its paragraph it reaches so many sentences on.
NEAR = 4
# A longer stretch is no event's date.
LONGEST = timedelta(days=6)

_WORD = re.compile(r"[a-z]+")
# "the city that has been divided since 2012": the city's date.
_RELATIVE = re.compile(r"\b(?:that|which|who|where)\b[^,;:]{0,60}\Z")
_PERFECT = re.compile(r"\b(?:has|have)\b")


def windows(
    article: Article,
    sentences: Sequence[Sentence],
    parses: Mapping[int, tuple[Token, ...]],
    spans_by_sentence: Mapping[int, Sequence[Span]],
) -> Mapping[int, tuple[Window | None, ...]]:
    """The window of each figure, by sentence index, in the order of the spans given.

    `sentences` are the article's, in order from index 0; spans are offsets in their sentence.
    """
    return {
        index: period_of(article, sentences, index, spans, parses.get(index, ()))
        for index, spans in spans_by_sentence.items()
    }


def period_of(
    article: Article,
    sentences: Sequence[Sentence],
    index: int,
    spans: Sequence[Span],
    tokens: tuple[Token, ...] = (),
) -> tuple[Window | None, ...]:
    """The windows of one sentence's figures, None where neither it nor its surroundings say."""
    text = sentences[index].text
    today = day_of(article.published) if article.published else None
    before = _told_before(sentences, index, today) if _leans(text) else None
    own = resolve(text, spans, article.published, tokens, before)
    if all(own) or not _may_borrow(text, spans):
        return own
    carried = next(_in_force(sentences, index, today), None)
    if carried is None or (_PERFECT.search(text) and carried.kind != "since"):
        return own
    return tuple(window or carried for window in own)


def _leans(text: str) -> bool:
    """Whether the sentence counts from a period told of: "the day before", "that night"."""
    return any(isinstance(one[2].term, Relative) for one in expressions(text))


def _told_before(
    sentences: Sequence[Sentence], index: int, today: date | None
) -> tuple[date, date] | None:
    """The last period that the sentence or those before it name, statements' days included."""
    for at in range(index, max(-1, index - NEAR), -1):
        for _, _, expression in reversed(expressions(sentences[at].text)):
            if expression.term is None or isinstance(expression.term, Relative):
                continue
            window = expression.window(Context(today))
            if window is not None and window.end is not None:
                return window.start or window.end, window.end
    return None


def _may_borrow(text: str, spans: Sequence[Span]) -> bool:
    """Whether the sentence tells of an event's toll, without any date or turn of its own."""
    words = set(_WORD.findall(text.lower()))
    return bool(words & cues("event")) and not words & cues("other") and not usable(text, spans)


def _in_force(sentences: Sequence[Sentence], index: int, today: date | None) -> Iterator[Window]:
    """The dated events around the sentence, the nearest first."""
    here = sentences[index]
    if here.part == "body":
        for sentence in reversed(sentences[max(0, index - NEAR) : index]):
            if sentence.paragraph != here.paragraph or sentence.part != "body":
                break
            yield from _event(sentence.text, today, "paragraph")
            if _tells_of_event(sentence.text) and usable(sentence.text, ()):
                return  # another time was told of since
    lead = next((one for one in sentences if one.part == "body"), None)
    if lead is None or lead.index == index:
        return
    if here.part == "headline" or here.paragraph - lead.paragraph <= REACH:
        yield from _event(lead.text, today, "lead")


def _tells_of_event(text: str) -> bool:
    return not cues("event").isdisjoint(_WORD.findall(text.lower()))


def _event(text: str, today: date | None, via: WindowVia) -> Iterator[Window]:
    """The one period of a sentence that tells of an event, in its main clause."""
    if not _tells_of_event(text):
        return
    dated, clauses = usable(text, ()), clauses_of(text)
    if len(dated) != 1 or clauses[clause_at(clauses, dated[0][0])].kind in ("sub", "part", "after"):
        return
    window = dated[0][2].window(Context(today))
    if window is None or window.start is None or window.kind == "at":
        return
    if window.kind == "since" and _RELATIVE.search(text[: dated[0][0]]):
        return
    if window.kind == "since" or (window.end and window.end - window.start <= LONGEST):
        yield replace(window, via=via)
