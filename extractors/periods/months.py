"""Parts of a month by number: "the first week of May", "the last week of March 2023"."""

from extractors.periods.compounds import Part
from extractors.periods.dates import Read, Words, date_at, low
from extractors.periods.terms import Month
from extractors.periods.vocabulary import vocabulary

_LAST = -1
_HALVES = {1: "first half", 2: "second half"}
_WEEKS = (1, 2, 3, 4, _LAST)


def part_of_month(words: Words, at: int) -> Read:
    """The part that begins at the word, with "the" or without, and the position after it.

    The n-th week are seven days from the first of the month, as news means it.
    """
    here = at + (low(words, at) == "the")
    word = low(words, here)
    number = _LAST if word in ("last", "final") else vocabulary().ordinals.get(word)
    if number is None or low(words, here + 2) != "of" or here + 3 >= len(words):
        return None
    unit = low(words, here + 1)
    part = _HALVES.get(number) if unit == "half" else None
    if unit == "week" and number in _WEEKS:
        part = f"week {number}"
    read = date_at(words, here + 3) if part else None
    if part is None or read is None or not isinstance(read[0], Month):
        return None
    return Part(part, read[0]), read[1]
