"""Figures that their own words make a part of something: "one of the victims", "two more"."""

import re

from extractors.meaning.classes import sub_groups
from extractors.records import Quantity

_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|some|many|most|both)"
)
# "84 of its shops" counts shops; "two of the five" and "two of them" are of a group.
_OF_GROUP = re.compile(rf"{_NUMBER} of\b(?! (?:its|their|his|her|our)\b)", re.I)
_MEMBER = re.compile(r"(?:one|another|the other) (?:was|is|has|had|who|suffered|remain|died)", re.I)
_REMAIN = re.compile(r"\bremain(?:s|ed|ing)?\b", re.I)
_MORE = re.compile(r"\b(?:remaining|additional|further|another|more)\b", re.I)
_MORE_THAN = re.compile(r"\bmore than\b", re.I)
_OTHER = re.compile(r"\bothers?\b", re.I)
_SECOND = re.compile(r"\b(?:a|the) (?:second|third|fourth|other)\b|\banother\b", re.I)
_REST = re.compile(r"\bthe other \w|\bother (?:one|two|three|four|five|six|seven|eight|\d)", re.I)
# "seven of them children" counts all children among the dead; "two of the children" only some.
_CLASS_OF = re.compile(
    rf"{_NUMBER} of (?:them|whom|these|those"
    r"|the (?:dead|victims|killed|wounded|injured|casualties))\b",
    re.I,
)
# Words of the figure's own noun phrase, none of which turns to something else told.
_NOUNS = r"(?: (?!(?:that|adding|saying|and|while|with|but|as)\b)[^\W\d]['’\w-]*)"
# "three children and two women were among the dead": whoever is summed up is a part of them.
_AMONG = re.compile(rf"{_NOUNS}{{0,4}} (?:was|were|is|are) (?:also )?among (?:the|those)\b", re.I)
# "four guards were also killed": beside those told before
_ALSO = re.compile(
    rf"{_NOUNS}{{0,14}}? (?:(?:was|were|have|has|had) also|also (?:died|perished))\b", re.I
)
_BESIDES = frozenset({"killed", "casualties"})


def group_of(quantity: Quantity) -> str | None:
    """What the words themselves say that a figure is a part of, its whole unnamed."""
    at = quantity.sentence.find(quantity.quote)
    words = quantity.sentence[at : at + len(quantity.quote) + 12] if at >= 0 else quantity.quote
    if _REST.search(quantity.sentence[max(0, at - 12) : max(0, at)] + quantity.quote):
        return "a total with others"
    if words.lower().startswith("one") and _SECOND.search(quantity.sentence[max(0, at) :]):
        return "a list, one by one"
    if _REMAIN.search(words):
        return "those who are left"
    of_class = quantity.counted in sub_groups() and _CLASS_OF.match(words)
    if (_OF_GROUP.match(words) and not of_class) or _MEMBER.match(words):
        return "a group"
    if quantity.counted not in sub_groups() and _AMONG.match(_after(quantity, at)):
        return "those who were hit"
    if _MORE.search(_MORE_THAN.sub("", quantity.quote)):
        return "a growing total"
    beside = quantity.measure in _BESIDES and _OTHER.search(quantity.quote)
    return "a total with others" if beside else None


def adds(quantity: Quantity) -> bool:
    """Whether a figure comes beside what was told before ("three guards were also killed")."""
    at = quantity.sentence.find(quantity.quote)
    return at >= 0 and _ALSO.match(_after(quantity, at)) is not None


def _after(quantity: Quantity, at: int) -> str:
    return quantity.sentence[at + len(quantity.quote) :] if at >= 0 else ""


def counts_others(quantity: Quantity) -> bool:
    """Whether a figure counts others than those named before it ("three others")."""
    return _OTHER.search(quantity.quote) is not None
