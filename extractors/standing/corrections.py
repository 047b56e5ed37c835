"""Corrections that an article states: which figure is withdrawn, which one takes its place.

"revised down from 22 to 19", "earlier reports put the toll at 30", "19, not 22",
"not 30 as first reported", "initially said 12", "lowered its estimate to 19"
"""

import re
from typing import Literal

from extractors.records import Quantity
from extractors.standing.cues import around
from extractors.standing.withdrawal import forms

Stance = Literal["withdrawn", "corrects", "states"]

_EARLIER = r"(?:earlier|initial(?:ly)?|previous(?:ly)?|original(?:ly)?|preliminary|first)"
_REPORT = forms("report", "bulletin")
_TOLD = forms("told", "published")
_COUNT = "tolls?|counts?|tally|tallies|estimates?|numbers?|figures?|totals?|assessments?"
# What stands right before a withdrawn figure; at most a few words may come between.
_BEFORE = re.compile(
    r"(?:\b(?:revised|corrected|cut|lowered|reduced|raised|changed|amended|adjusted|down|up)"
    r"(?: (?:sharply|slightly|down|up|downwards?|upwards?)){0,2} from"
    rf"|\b{_EARLIER}(?: \w+){{0,2}} {_REPORT}(?: \w+){{0,3}}?"
    r" (?:of|at|to|was|were|said|put|gave|suggested|showed|indicated|spoke of|that)"
    rf"|\b{_EARLIER}(?: \w+){{0,1}} {_TOLD}"
    r"|\b(?:rather than|instead of|and not)|, not)"
    r"(?: (?!to\b)[^\W\d][\w’'-]*){0,6} ?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^[^.;]{0,30}?,? ?(?:as )?(?:had been )?"
    rf"(?:(?:{_EARLIER}|wrongly|mistakenly) {_TOLD}|(?:reported|announced|given) {_EARLIER})\b",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"\b(?:revised?|revising|revises|revision|corrects?|corrected|correcting|correction|amended"
    r"|lower(?:s|ed)|downgraded|recount(?:ed)?|clarified|retracted|withdrew|mistakenly|erroneously"
    rf"|as {_EARLIER} (?:reported|said|thought|stated)|down from|duplicat(?:es|ed)"
    r"|(?:earlier|initial|previous|preliminary) (?:reports?|toll|count|figures?|estimates?|number"
    r"|tally)|restat(?:e[ds]?|ing)"
    # "raised its count of marchers to 45,000"; a bank that raises its rate corrects nothing
    rf"|(?:cut|cuts|cutting|lower(?:ed|s|ing)|rais(?:ed|es|ing)|reduc(?:ed|es|ing))"
    rf" (?:[\w’'-]+ ){{0,3}}?(?:{_COUNT}))\b",
    re.IGNORECASE,
)
# The note by which an article tells that it was changed: "An earlier version of this article
# misstated the number of people killed."
_NOTE = re.compile(
    r"(\b(?:correction|corrected|clarification|editor[’']s note)\b(?: \([^)]{0,40}\))? ?[:—–]"
    r"|\ban? (?:earlier|previous|original) version of this (?:article|story|report|piece)\b"
    r"|\bthis (?:article|story|report|piece) (?:was|has been) (?:\w+ )?(?:corrected|amended)\b)"
    r"(?=([^\n]{0,300}))",
    re.IGNORECASE,
)
_OF_FIGURES = re.compile(
    r"\d|\b(?:numbers?|figures?|toll|counts?|amounts?|sums?|totals?|percentages?|shares?"
    r"|how (?:many|much))\b",
    re.IGNORECASE,
)
REACH = 90


def stance(quantity: Quantity) -> Stance:
    """Whether a figure is withdrawn by its own sentence, corrects another, or merely stands."""
    before, after = _surroundings(quantity)
    if _BEFORE.search(before) or _AFTER.match(after):
        return "withdrawn"
    return "corrects" if _CORRECTS.search(quantity.sentence) else "states"


def correction_in(quantity: Quantity) -> str | None:
    """The words by which a sentence says that it corrects a figure; None without any."""
    found = _CORRECTS.search(quantity.sentence)
    return found[0] if found and stance(quantity) == "corrects" else None


def told_alike(a: Quantity, b: Quantity) -> bool:
    """Whether two sentences are one, word for word, but for the two figures."""
    one, other = (q.sentence.replace(q.quote, "#") for q in (a, b))
    return one.casefold() == other.casefold() and "#" in one


def note_in(text: str | None) -> str | None:
    """The words with which an article says that a figure in it was corrected; None without a note,
    and for one on something else, such as the spelling of a name."""
    for found in _NOTE.finditer(text or ""):
        if _OF_FIGURES.search(found[2]):
            return found[1].strip(" :—–")
    return None


def _surroundings(quantity: Quantity) -> tuple[str, str]:
    """What stands before and after the figure's words in its sentence, a few words each way."""
    before, after = around(quantity)
    return before[-REACH:], after[:REACH]
