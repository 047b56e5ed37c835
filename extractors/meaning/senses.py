"""The sense of a governing word that fits a figure: the lexicon put to the sentence."""

from extractors.meaning import lexicon
from extractors.meaning.governor import Governor
from extractors.meaning.kinds import fits
from extractors.meaning.lexicon import Sense
from extractors.meaning.view import View

_BACK, _AHEAD = 3, 12  # words around the governor among which a sense's condition is looked for
_STOPS = frozenset({".", ";", ":"})


def sense_of(view: View, governor: Governor, found: frozenset[str]) -> Sense | None:
    """The first sense whose role, kinds and condition hold; None without one."""
    words = lexicon.load()
    table = {"verb": words.verbs, "noun": words.nouns, "adj": words.adjectives}[governor.pos]
    senses = table.get(governor.lemma)
    if not senses:
        return None
    near: frozenset[str] | None = None
    for sense in senses:
        if governor.relation not in sense.role:
            continue
        if governor.relation != "self" and not fits(sense.takes, found):
            continue
        if sense.near:
            near = near or _near(view, governor.at)
            if not sense.near & near:
                continue
        return sense
    return None


def _near(view: View, at: int) -> frozenset[str]:
    """The words near `at` within its clause."""
    first, last = at, at + 1
    while first > max(0, at - _BACK) and view.low[first - 1] not in _STOPS:
        first -= 1
    while last < min(len(view.low), at + _AHEAD) and view.low[last] not in _STOPS:
        last += 1
    return frozenset(view.low[first:at]) | frozenset(view.low[at + 1 : last])
