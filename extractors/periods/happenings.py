"""The days of events' figures that their own sentence does not date.

What was killed, hurt, hit or seized in one event has that event's day, wherever the article names
it: in an earlier sentence of the paragraph, in the lead, or, at worst, "on or shortly before" the
day on which it was told, which is presumed and says so (`Window.via` "publication"). What is told
of the past or of a whole war has none.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from extractors.moments import day_of
from extractors.periods.belonging import Span
from extractors.periods.clauses import Dated, clause_at, clauses_of, of_statement
from extractors.periods.frames import expressions
from extractors.periods.govern import usable
from extractors.periods.masthead import masthead
from extractors.periods.terms import Context
from extractors.periods.vocabulary import cues, vocabulary
from extractors.records import Article, Sentence, Window

# Measures that count what an event did; figures of other measures get no event's day.
EVENTFUL = frozenset({
    "killed", "injured", "casualties", "missing", "detained", "rescued", "hospitalised", "struck",
    "destroyed", "damaged", "attacks",
})  # fmt: skip
LONGEST = timedelta(days=2)  # between the first and the last day of one event
PRESUMED = timedelta(days=1)  # before the day on which an event is told
_NEAR = 4  # sentences back in its paragraph that date an event
_OPENING = 2  # sentences of the body of which one dates the article's event
_GOES_ON = 2  # sentences back whose longer period a toll may go on with
_BEHIND = 3  # sentences on which may date what is told
_AFTER = re.compile(
    r"(?i)\b(a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (day|week)s? \Z"
)
_AMOUNT = re.compile(r"(?:\d|%|percent|cent|[mbtr]illion) \Z")  # "the 62.7% of June 1989"
_SUBJECT = 5  # words between a date and the verb of saying whose date it is
# "Raids have killed dozens": a toll that runs on, save in the opening of a report on one event.
_RUNNING = re.compile(
    r"\b(?:has|have|['’]ve)(?: also| already| now| so)? (?:been )?[a-z]+(?:ed|t|d|en|ost)\b"
    r"|\b(?:is|are) being\b"
)
_MANY = re.compile(r"(?i)dozens|scores|hundred|thousand|million|\d,\d{3}|\d{3}")
_WORD = re.compile(r"[a-z]+")

Windows = tuple[Window | None, ...]


def of_events(
    article: Article,
    sentences: Sequence[Sentence],
    spans: Mapping[int, Sequence[Span]],
    windows: Mapping[int, Windows],
    eventful: Mapping[int, Sequence[bool]],
) -> Mapping[int, Windows]:
    """The windows given, with an event's day where a figure of one has none.

    All are by sentence index, in the order of the spans; `eventful` tells the figures that count
    what one event did.
    """
    told = _Told(sentences, day_of(article.published) if article.published else None)
    return {
        index: tuple(
            told.day_of(index, span) if of_event and _is_open(window) else window
            for span, window, of_event in zip(
                spans[index], own, eventful.get(index, ()), strict=True
            )
        )
        for index, own in windows.items()
    }


def is_named(text: str, window: Window, today: date | None) -> bool:
    """Whether the window is that of an event which the sentence tells from others by its time.

    "The 2016 attack killed nine": neither the day nor the place of what else is told is its own.
    """
    for start, end, expression in expressions(text):
        amount = _AMOUNT.search(text[max(0, start - 12) : start]) is not None
        owner = text.startswith(("'s", "’s"), end) or expression.text.endswith(("'s", "’s"))
        if expression.rule == "named" and not amount and not owner:
            own = expression.window(Context(today))
            if own is not None and (own.start, own.end) == (window.start, window.end):
                return True
    return False


class _Told:
    """The days that one article's sentences name."""

    def __init__(self, sentences: Sequence[Sentence], today: date | None) -> None:
        self._sentences = sentences
        self._today = today
        self._found: dict[int, list[Window]] = {}
        self._body = next((one.index for one in sentences if one.part == "body"), 0)

    def day_of(self, index: int, span: Span) -> Window | None:
        """The day of an event's figure, None where it may be of another time."""
        text = self._sentences[index].text
        around = _around(text, span).lower()
        words = set(_WORD.findall(around))
        if words & cues("background") or _lasting().search(around):
            return None
        many = _MANY.search(text, *span) is not None
        if many and _RUNNING.search(around) and index > self._body + 1:
            return None
        own = self._days(index)
        if (back := _days_after(text, span)) is not None:
            return self._earlier(own, back)
        if len(own) == 1:
            return replace(own[0], via="sentence")
        found = None
        if not own and not words & cues("apart"):
            found = self._before(index) or self._lead(index) or self._behind(index)
            if found is None and not _short(text, self._today) and self._in_period(index):
                return None
        return found or self._presumed(text)

    def _earlier(self, own: Sequence[Window], back: int) -> Window | None:
        """So many days before the sentence's day, or before the one on which it is told."""
        try:
            if own and own[0].start and own[0].end:
                ago = timedelta(days=back)
                return replace(
                    own[0], start=own[0].start - ago, end=own[0].end - ago, via="sentence"
                )
            last = self._today and self._today - timedelta(days=back)
            return Window(last - PRESUMED, last, "during", "publication") if last else None
        except OverflowError:
            return None

    def _in_period(self, index: int) -> bool:
        """Whether what is counted there goes on with the toll of a longer period."""
        for back in range(index - 1, max(-1, index - 1 - _GOES_ON), -1):
            text = self._sentences[back].text
            if not set(_WORD.findall(text.lower())) & cues("event"):
                continue
            dated = usable(text, ())
            if dated:
                window = dated[0][2].window(Context(self._today))
                return window is not None and _is_long(window)
        return False

    def _before(self, index: int) -> Window | None:
        """The nearest day of an event in the sentences before, its paragraph's first."""
        here = self._sentences[index]
        for back in range(index - 1, max(-1, index - 1 - _NEAR), -1):
            other = self._sentences[back]
            if other.part != here.part:
                return None
            if days := self._days(back):
                return replace(days[0], via="paragraph")
            past = self._period(back)
            if past is not None and back == index - 1:
                taken_up = _taken_up().search(self._sentences[index].text)
                return replace(past, via="paragraph") if taken_up else None
        return None

    def _period(self, index: int) -> Window | None:
        """The longer period that a sentence gives an event: "The dam burst last September"."""
        text = self._sentences[index].text
        if not set(_WORD.findall(text.lower())) & cues("event"):
            return None
        dated = usable(text, ())
        window = dated[0][2].window(Context(self._today)) if len(dated) == 1 else None
        return window if window and window.kind == "during" and _is_long(window) else None

    def _lead(self, index: int) -> Window | None:
        """The day in the body's first sentences, for the headline and for what follows them."""
        for at in range(self._body, min(self._body + _OPENING, len(self._sentences))):
            if self._sentences[index].part == "body" and at >= index:
                return None
            if days := self._days(at):
                return replace(days[0], via="lead")
        return None

    def _behind(self, index: int) -> Window | None:
        """The day that a sentence soon after gives to an event told of: "The blast on Sunday"."""
        for at in range(index + 1, min(index + 1 + _BEHIND, len(self._sentences))):
            days = self._days(at)
            if days:
                taken_up = _taken_up().search(self._sentences[at].text)
                return replace(days[0], via="paragraph") if taken_up else None
        return None

    def _presumed(self, text: str) -> Window | None:
        """On or shortly before the day on which the sentence says it was told, or the article."""
        told = [window for window, stated in _short(text, self._today) if stated]
        last = told[0].end if told else self._today
        return Window(last - PRESUMED, last, "during", "publication") if last else None

    def _days(self, index: int) -> list[Window]:
        """The days on which a sentence tells of an event."""
        if index not in self._found:
            text = self._sentences[index].text
            words = set(_WORD.findall(text.lower()))
            happens = words & cues("event") and not (words & cues("toll") and words & cues("state"))
            short = _short(text, self._today) if happens else []
            self._found[index] = [window for window, stated in short if not stated]
        return self._found[index]


def _days_after(text: str, span: Span) -> int | None:
    """ "a day after 12 people were killed": how many days before, None where nothing says so."""
    clauses = clauses_of(text)
    mine = clauses[clause_at(clauses, span[0])]
    found = _AFTER.search(text[: mine.start]) if mine.kind == "after" else None
    if found is None:
        return None
    count = vocabulary().numbers.get(found[1].lower()) or int(found[1])
    return count * (7 if found[2].lower() == "week" else 1)


@cache
def _taken_up() -> re.Pattern[str]:
    """ "The attack", "the Saturday evening rocket", "it happened": an event told of before."""
    words = "|".join(sorted(cues("event")))
    return re.compile(
        rf"^\W*(?:[Tt]he|[Tt]his|[Tt]hat)(?: [\w'’-]+){{0,3}}"
        rf" (?:{words}|incident|operation|accident)\b"
        r"|\b[Ii]t (?:happened|occurred|took place|came|struck|hit)\b"
    )


@cache
def _lasting() -> re.Pattern[str]:
    """ "In the war", "of the country's conflict": a toll of all of it, of no one day."""
    lasting = "|".join(sorted(cues("lasting")))
    whose = r"(?:the|this|its|their|a|[a-z]+['’]s)"
    return re.compile(
        rf"\bso far\b|\b(?:in|during|of|throughout|over|by) {whose} (?:[a-z-]+ ){{0,2}}"
        rf"(?:{lasting})\b(?!-)|\b(?:{lasting}) (?:has|have|had)\b"
    )


def _short(text: str, today: date | None) -> list[tuple[Window, bool]]:
    """The windows of few days that a sentence names, and whether they date a statement only."""
    head = masthead(text)[0]
    found = []
    for dated in expressions(text):
        if dated[0] < head:
            continue
        window = dated[2].window(Context(today))
        if window and window.start and window.end and window.end - window.start <= LONGEST:
            stated = of_statement(text, dated) or _said_behind(text, dated)
            found.append((window, stated))
    return found


def _is_long(window: Window) -> bool:
    """Longer than an event, or open, and not long over."""
    return window.kind == "since" or bool(
        window.start and window.end and window.end - window.start > LONGEST
    )


def _said_behind(text: str, dated: Dated) -> bool:
    """ "On Sunday a monitor said 12 had died", "who on Monday blamed the army": the statement's."""
    following = _WORD.findall(text[dated[1] : dated[1] + 60].lower())[:_SUBJECT]
    return not cues("reporting").isdisjoint(following) and not set(following) & cues("event")


def _is_open(window: Window | None) -> bool:
    """Whether the figure's own sentence leaves the day of its event open."""
    if window is None or window.kind != "during":
        return window is None
    return window.start is None or window.via in ("paragraph", "lead")


def _around(text: str, span: Span) -> str:
    """The words of the sentence up to the end of the figure's clause."""
    clauses = clauses_of(text)
    start = text.rfind(";", 0, span[0]) + 1
    return text[start : clauses[clause_at(clauses, span[0])].end]
