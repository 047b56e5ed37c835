"""First tolls that the article itself replaces: "initially reported five dead; it later rose to 7".

A figure told as initial or earlier stands until the article gives another one for the same thing;
then the article no longer asserts it. "According to initial reports, 12 died" with nothing newer is
what is known, and stays asserted.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors import meaning
from extractors.measures import of_people
from extractors.records import Quantity
from extractors.standing.withdrawal import forms

_TELL = forms("told", "telling")
_REPORT = forms("report", "account")
# Words that say outright that something newer is known; the first kind needs a verb of telling.
_ONCE = re.compile(
    r"\b(?:initially|originally|at first|(?:had )?earlier|had previously)\b", re.IGNORECASE
)
_STRONG = re.compile(
    r"(?<!the )\bfirst (?:reported|said|put|told) (?:that|the|of)\b"
    r"|\bthe first (?:\w+ ){0,3}to report\b"
    rf"|\b(?:earlier|previous) {_REPORT}\b",
    re.IGNORECASE,
)
_TELLS = re.compile(rf"\b{_TELL}\b", re.IGNORECASE)
_TOLD = re.compile(rf"\b{_TELL},? $", re.IGNORECASE)
_WEAK = re.compile(
    rf"\b(?:initial|early|preliminary|first) (?:\w+ )?{_REPORT}\b"
    r"|\breports (?:first )?(?:began|started) (?:to )?(?:surfac|emerg|circulat)\w*\b",
    re.IGNORECASE,
)
# "the toll later rose to 12" replaces what was told of it before.
_LATER = re.compile(
    r"\b(?:later|subsequently|eventually)\b(?: \w+){0,4}? (?:rose|risen|climbed|increased|grew"
    r"|grown|jumped|raised|updated|revised|upped)\b(?: \w+){0,4}? to ?$",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"\b(?:but|however|later|then|before|since|now|although|though|while|rose|risen|updat\w+"
    r"|revis\w+|rais\w+|lower\w+|cut|climb\w+|jump\w+)\b|[;:]",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"^[^.;]{0,40}\bbefore (?:\w+ ){0,2}"
    r"(?:updat|revis|rais|lower|correct|increas|reduc|chang)\w* (?:\w+ ){0,4}to\b",
    re.IGNORECASE,
)
# "by noon it had risen to 4" recounts; where the article opens with a greater toll, that stands.
_RECOUNT = re.compile(
    r"\bhad (?:risen|climbed|increased|grown|jumped)(?: \w+){0,3}? to ?$", re.IGNORECASE
)
_REACH = 200  # characters back from a figure to the words that call it initial


def take_back(quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """An article's quantities, those that it gives as superseded negated.

    They are in the order of the text. Only counts of people are looked at: of prices and the like
    an earlier reading is as true as a later one.
    """
    marks = [_mark(quantity) for quantity in quantities]
    laters = [q for q in quantities if _LATER.search(_around(q)[0])]
    marks = [mark or _told_before(laters, q) for q, mark in zip(quantities, marks, strict=True)]
    standing = [q for q, mark in zip(quantities, marks, strict=True) if not mark and _stated(q)]
    return tuple(
        replace(quantity, modality="negated")
        if mark and any(_replaces(other, quantity, mark) for other in standing)
        else quantity
        for quantity, mark in zip(quantities, marks, strict=True)
    )


def _told_before(laters: Sequence[Quantity], quantity: Quantity) -> str:
    """ "strong" for a figure that "the toll later rose to 12" in the same paragraph replaces."""
    if not laters or not _stated(quantity) or quantity.part_of is not None:
        return ""
    for later in laters:
        named = later.measure is not None and ":" not in later.measure
        if (not named or later.measure == quantity.measure) and _follows_at_once(later, quantity):
            return "strong"
    return ""


def _stated(quantity: Quantity) -> bool:
    return (
        quantity.measure in of_people()
        and quantity.modality in ("asserted", "quoted")
        and quantity.change is None
    )


def _mark(quantity: Quantity) -> str:
    """ "strong", "weak" or "recount" where the words call a figure an earlier one, else ""."""
    if not _stated(quantity) or quantity.part_of is not None:
        return ""
    before, after = _around(quantity)
    if _UPDATED.match(after) or any(_tells(before, once) for once in _ONCE.finditer(before)):
        return "strong"
    if _RECOUNT.search(before):
        return "recount"
    for name, pattern in (("strong", _STRONG), ("weak", _WEAK)):
        for found in pattern.finditer(before):
            if not _TURN.search(before, found.end()):
                return name
    return ""


def _tells(before: str, once: re.Match[str]) -> bool:
    """Whether "initially" is said of a telling that no later word cuts off from the figure."""
    if _TURN.search(before, once.end()):
        return False
    told = _TOLD.search(before[: once.start()])
    return bool(told or _TELLS.search(before, once.end()))


def _around(quantity: Quantity) -> tuple[str, str]:
    sentence = quantity.sentence
    if quantity.start is not None and quantity.sentence_start is not None:
        start = quantity.start - quantity.sentence_start
    else:
        start = max(sentence.find(quantity.quote), 0)
    end = start + len(quantity.quote)
    return sentence[max(0, start - _REACH) : start], sentence[end : end + _REACH]


def _replaces(other: Quantity, earlier: Quantity, mark: str) -> bool:
    """Whether `other` is the newer figure of what `earlier` counts: a greater one, or, where the
    words are plain, any other one that follows at once."""
    if other.measure != earlier.measure or other.part_of is not None or not _alike(other, earlier):
        return False
    if mark == "recount" and (other.paragraph > 0 or not _follows(earlier, other)):
        return False
    if _above(other, earlier):
        return not _before(other, earlier)
    return mark == "strong" and _above(earlier, other) and _follows_at_once(other, earlier)


def _alike(one: Quantity, other: Quantity) -> bool:
    if one.counted is None or other.counted is None:
        return True
    return meaning.contains(one.counted, other.counted) or meaning.contains(
        other.counted, one.counted
    )


def _above(one: Quantity, other: Quantity) -> bool:
    top = other.value if other.value is not None else other.soft_high
    return one.low is not None and top is not None and one.low > top


def _before(one: Quantity, other: Quantity) -> bool:
    """Whether `one` covers a time that ended before that of `other` began."""
    ended, began = one.window_end, other.window_start
    return ended is not None and began is not None and ended < began


def _follows(one: Quantity, other: Quantity) -> bool:
    if one.start is None or other.start is None:
        return one.start is not None  # what has no place in the text is the headline's
    return one.start > other.start


def _follows_at_once(one: Quantity, other: Quantity) -> bool:
    return _follows(one, other) and one.paragraph == other.paragraph
