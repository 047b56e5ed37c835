"""Open measures: verb and noun, for what is asserted outside the lexicon ("sell:car")."""

from itertools import chain as together

from extractors.meaning.choose import Choice
from extractors.meaning.governor import Governor
from extractors.meaning.objects import governing
from extractors.meaning.phrases import Phrase
from extractors.meaning.predicates import beside, following
from extractors.meaning.values import subject, valued
from extractors.meaning.view import View
from extractors.meaning.words import group
from extractors.records import Change

_UNASSERTED = frozenset({"duration", "ordinal", "multiple"})


def open_choice(view: View, p: Phrase, found: frozenset[str]) -> Choice | None:
    """A measure of the sentence's own verb and the noun counted; None where there is none."""
    for governor in together(governing(view, p), beside(view, p), following(view, p)):
        if governor.pos != "verb" or governor.lemma in group("be"):
            continue
        if found & _UNASSERTED and governor.lemma not in group("durative"):
            continue
        if governor.relation not in ("object", "subject"):
            continue
        change = _change(view, p)
        lemma = {"up": "rise", "down": "fall"}.get(change or "", governor.lemma)
        noun = _noun(view, p, found, governor)
        if noun is None:
            return None
        return Choice(f"{lemma}:{noun}", change, governor)
    return None


def _change(view: View, p: Phrase) -> Change | None:
    link = valued(view, p)
    return link.change if link else None


def _noun(view: View, p: Phrase, found: frozenset[str], governor: Governor) -> str | None:
    if p.noun:
        return p.noun.replace(" ", "_")
    if governor.verb is not None:
        first, last = subject(view, governor.verb.first, governor.at)
        for i in range(last - 1, first - 1, -1):
            if view.pos(i) in ("NOUN", "PROPN"):
                return view.low[i]
    return min(found) if found and "count" not in found else None
