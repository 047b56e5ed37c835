"""Ordinals that count: "a 12th victim died" says that there are twelve by now.

Others only tell which one is meant: "the second suspect died", "his third victim". Neither is a
toll as of a day, so an ordinal keeps its own unit and is compared with no count.
"""

from extractors.meaning.phrases import Phrase
from extractors.meaning.view import View
from extractors.meaning.words import group

_BACK = 4  # words from an ordinal back to its "was": "was the north-eastern city's 45th homicide"


def counts_up(view: View, p: Phrase) -> bool:
    """Whether the ordinal that phrase `p` begins with says how many there are by now."""
    before = view.word(p.first - 1)
    if p.first == 0 or before in group("one_more"):
        return True
    told = set(view.low[max(0, p.first - _BACK) : p.first]) & group("be")
    goes_on = view.word(p.last) == "to" or view.low[p.last : p.last + 2] in (
        ("of", "the"),
        ("this", "year"),
        ("so", "far"),
    )
    return bool(told) or goes_on
