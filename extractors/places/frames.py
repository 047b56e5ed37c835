"""What the words beside a name make of it: a place, a country of a title, a group, a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.places.cues import Cues
from extractors.places.spot import Span
from extractors.places.surnames import is_surname
from extractors.places.words import Word

Frame = Literal["plain", "civic", "modifier", "org", "name"]
_TIES = frozenset({",", ", ", " ("})
_KIND_GROUPS = (
    ("region_word", "R"), ("district_word", "D"), ("city_word", "P"), ("quarter_word", "Q"),
)  # fmt: skip
_ENDING_GROUPS = ("place_word", "calendar", "function", "region_word", "district_word", "event")
_KNOWN_BEFORE = (
    "compass", "function", "calendar", "place_word", "at_place", "locative", "origin", "goal",
    "event",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """A span with what its neighbours say of it.

    `frame`: "civic" (a town's own: "Chicago police"), "modifier" ("US President",
    "Britain-based"), "org" ("Bank of England"), "name" (part of a longer name, a person's mostly),
    else "plain". `person`: it ends a longer name ("Tony Davis"). `hint` is the kind that the text
    names beside it ("Idlib province" R, "the city of" P, a quarter Q), "" without one. `outer` is
    the index of the next spot, where that is named as what holds this one ("Memphis, Tenn.").
    `code`: it is an abbreviation that stands only as such an outer.
    """

    span: Span
    start: int
    end: int
    frame: Frame
    person: bool
    hint: str
    before: str
    outer: int | None
    code: bool
    dateline: bool


def framed(
    words: Sequence[Word],
    spans: Sequence[Span],
    cues: Cues,
    shouted: bool,
    dateline: int,
    tail: int,
) -> list[Spot]:
    """The spots of a sentence's spans, in order.

    `shouted`: a headline in Title Case or capitals, where capitals tell of no longer name.
    `dateline`: the offset at which the sentence's dateline ends, 0 without one. `tail`: the offset
    at which a headline goes on with its outlet's name and town.
    """
    spots = []
    for index, span in enumerate(spans):
        tied = index + 1 < len(spans) and _tied(words, span, spans[index + 1], cues)
        in_dateline = words[span.first].start < dateline
        frame, person = _frame(words, span, cues, shouted or in_dateline, tied)
        if words[span.first].start >= tail and frame == "plain":
            frame = "org"
        spots.append(
            Spot(
                span,
                words[span.first].start,
                words[span.last].end,
                frame,
                person,
                _hint(words, span, cues),
                _before(words, span, cues),
                index + 1 if tied else None,
                span.key.replace(" ", "") in cues.groups["code"]
                and "." not in words[span.first].text[:-1],
                in_dateline,
            )
        )
    return spots


def _before(words: Sequence[Word], span: Span, cues: Cues) -> str:
    """The word before a span; "in" for "residents of", "the outskirts of", "the town of".

    "At its Mannheim plant", "in neighbouring Farah": what stands between is passed over.
    """
    if not span.first:
        return ""
    if _names_works(words, span, cues):
        return "in"
    before = _governing(words, span, cues)
    head = words[span.first - 2].key if before == "of" and span.first > 1 else ""
    located = any(head in cues.groups[one] for one in ("skipped", "city_word", "direction"))
    return "in" if head and located else before


def _governing(words: Sequence[Word], span: Span, cues: Cues) -> str:
    """The word before a span, adjectives of place and owners between it and "in" left out."""
    at = span.first - 1
    while at > 0 and words[at + 1].gap == " " and _passed(words[at], cues):
        at -= 1
    passed = words[at].key in cues.groups["at_place"]
    return words[at].key if passed else words[span.first - 1].key


def _passed(word: Word, cues: Cues) -> bool:
    return word.key in cues.groups["compass"] or word.key in ("its", "their", "his", "her", "the")


def _names_works(words: Sequence[Word], span: Span, cues: Cues) -> bool:
    """Is it a firm's plant in the place: "its Kalgoorlie mill", "the Mannheim plant"?"""
    if span.last + 1 >= len(words) or words[span.last].owns:
        return False
    after = words[span.last + 1]
    return after.gap == " " and not after.capital and after.key in cues.groups["works"]


def _tied(words: Sequence[Word], one: Span, other: Span, cues: Cues) -> bool:
    """Is the other span named as what holds the first: "Memphis, Tenn.", "Sarwan, Helmand"?"""
    between = range(one.last + 1, other.first)
    if len(between) > 1 or words[one.last].owns:
        return False
    if not between:
        gap = words[other.first].gap
        return gap in _TIES or (gap == " " and other.key in cues.groups["code"])
    kind = words[one.last + 1]
    return words[other.first].gap == ", " and kind.gap in (" ", "-") and kind.key in {
        "district", "county", "province", "city", "area", "region", "village", "town",
    }  # fmt: skip


def _frame(
    words: Sequence[Word], span: Span, cues: Cues, shouted: bool, tied: bool
) -> tuple[Frame, bool]:
    after = _frame_after(words, span, cues, shouted or tied)
    if after in ("org", "modifier", "civic"):
        return after, False
    if after == "name" and shouted:
        return after, False
    before = "plain" if shouted else _frame_before(words, span, cues)
    if before != "plain":
        return before, before == "name"
    return after, False


def _frame_after(words: Sequence[Word], span: Span, cues: Cues, shouted: bool) -> Frame:
    if _acronym(words[span.first], span, cues, shouted) or _crossing(words, span):
        return "name"
    if span.last + 1 == len(words) or words[span.last].owns:
        return "plain"
    after = words[span.last + 1]
    lowered = after.text.lower()
    if after.gap in ("-", "‑") and not after.capital:
        return "modifier" if lowered not in cues.groups["event"] else "plain"
    if after.gap != " " or tied_to_number(after):
        return "plain"
    if after.capital and lowered in cues.groups["street"]:
        return "name"
    if lowered in cues.groups["kin"] and span.first and words[span.first - 1].key == "the":
        return "name"
    if lowered in cues.groups["civic"]:
        return "civic"
    if after.capital and (lowered in cues.groups["org"] or lowered in cues.groups["site"]):
        return "org"
    if lowered in cues.groups["title"]:
        return "modifier"
    if not words[span.last].capital:
        return "plain"  # "In Cluj county Dobre won"
    if shouted or not after.capital or any(lowered in cues.groups[one] for one in _ENDING_GROUPS):
        return "plain"
    return "modifier" if words[span.last].text.isupper() else "name"


def _acronym(word: Word, span: Span, cues: Cues, shouted: bool) -> bool:
    """Is the span one word in capitals that no country is shortened to?"""
    if shouted or span.first != span.last or not word.text.isupper() or len(span.key) < 3:
        return False
    return span.key not in cues.groups["acronym"] and "." not in word.text


def _crossing(words: Sequence[Word], span: Span) -> bool:
    """Is it a street at a crossing: "21st & Cleveland", "near 100th and Richmond"?"""
    before = words[max(0, span.first - 2) : span.first]
    joined = words[span.first].gap.strip() == "&"
    if not joined and not (before and before[-1].key == "and"):
        return False
    ordinal = before[-1] if joined and before else before[0] if before else None
    return ordinal is not None and ordinal.key in ("st", "nd", "rd", "th")


def tied_to_number(word: Word) -> bool:
    """Is the word a number: "Houston 12"?"""
    return word.text[:1].isdigit()


def _frame_before(words: Sequence[Word], span: Span, cues: Cues) -> Frame:
    if not span.first:
        return "plain"
    before = words[span.first - 1]
    lowered = before.text.lower()
    if words[span.first].gap in (" ", ". ") and before.capital and not before.owns:
        if lowered in cues.groups["honorific"]:
            return "name"
        if words[span.first].gap == " " and not any(
            lowered in cues.groups[g] for g in _KNOWN_BEFORE
        ):
            if lowered in cues.groups["org"]:
                return "org"
            opens = span.first == 1 or words[span.first - 1].gap not in (" ", "-")
            trap = span.key in cues.traps
            return "plain" if opens and not trap and not is_surname(words, span, cues) else "name"
    if lowered == "of" and span.first > 1:
        return _frame_of(words, span, cues)
    return "plain"


def _frame_of(words: Sequence[Word], span: Span, cues: Cues) -> Frame:
    """After "University of" or "Bank of" it is a group's, after "City of" or "people of" not."""
    head = words[span.first - 2]
    lowered = head.text.lower()
    if (
        not head.capital
        or lowered in cues.groups["place_word"]
        or lowered in cues.groups["compass"]
    ):
        return "plain"
    return "org" if lowered in cues.groups["org"] or span.first > 2 else "plain"


def _hint(words: Sequence[Word], span: Span, cues: Cues) -> str:
    """The kind of place that the text names beside a span, "" where it names none."""
    if span.last + 1 < len(words) and not words[span.last].owns:
        after = words[span.last + 1]
        kind = _kind(after, cues) if after.gap in (" ", "-") else ""
        if kind:
            return kind
    if span.first > 1 and words[span.first - 1].key == "of":
        return _kind(words[span.first - 2], cues)
    return ""


def _kind(word: Word, cues: Cues) -> str:
    for group, kind in _KIND_GROUPS:
        if word.key in cues.groups[group]:
            return kind
    return ""
