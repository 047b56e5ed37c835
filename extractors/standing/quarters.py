"""Which part of a place a figure counts: "250,000 live in the rebel-held east of the city".

Numbers of those who live in, or are cut off in, a side of a divided town are no numbers of the
town. Nothing of this is in a gazetteer: who holds which quarters is news.
"""

import re

from extractors.records import Quantity
from extractors.tables import blocks

_REACH = 110  # characters around a figure that may say where
_WHERE = re.compile(r"(?:,|\bto|\bin)?\s*(?:where|which)\W+(?:[\w-]+\W+){0,2}\Z", re.I)
# What goes on with another thing: "2 million people, most of whom live in the west".
_ELSE = re.compile(
    r"[,;:.]\s|\b(?:most|many|some|half|part) of\b|\b(?:with|while|but|where|and)\b", re.I
)
_HELD = r"(?:held|controlled|run|occupied|besieged|encircled)"
_QUARTER = r"(?:districts?|quarters?|neighbou?rhoods?|zones?|areas?|parts?|side|half|sectors?)"
_PART = re.compile(
    rf"\b[\w-]+-{_HELD} (?:\w+ )?(?:{_QUARTER}|north|south|east|west)\b"
    rf"|\b{_QUARTER} (?:that (?:is|are) )?(?:{_HELD}|under)\b|\b{_HELD} {_QUARTER}\b"
    rf"|\b(?:north|south|east|west)(?:ern)? {_QUARTER}\b"
    r"|\b(?:north|south|east|west)ern [A-Z]\w+"
)


def quarter_of(quantity: Quantity) -> frozenset[str] | None:
    """What tells the part of its place that a figure counts ("east", "rebel"); None of the whole.

    Empty where a part is meant and nothing says which.
    """
    words = _around(quantity)
    found = _PART.search(words)
    if found is None:
        return None
    low = {word for part in found[0].lower().split() for word in part.split("-")}
    sides = blocks(__package__, "quarters.txt").items()
    return frozenset(name for name, words in sides if not low.isdisjoint(words))


def _around(quantity: Quantity) -> str:
    """The words after a figure up to another thing; before it where its clause hangs on a place."""
    sentence, quote = quantity.sentence, quantity.quote
    at = sentence.find(quote)
    if at < 0:
        return ""
    before = sentence[max(0, at - _REACH) : at]
    hung = _WHERE.search(before)
    if hung is not None:
        return before[: hung.start()].rsplit(",", 1)[-1]
    after = sentence[at + len(quote) : at + len(quote) + _REACH]
    return _ELSE.split(after, maxsplit=1)[0]
