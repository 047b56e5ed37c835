"""Open measures: verb and noun, for what is asserted outside the lexicon ("sell:car")."""

from itertools import chain as together

from extractors.meaning import lexicon
from extractors.meaning.choose import Choice
from extractors.meaning.classes import singular
from extractors.meaning.governor import Governor
from extractors.meaning.objects import governing
from extractors.meaning.phrases import Phrase
from extractors.meaning.predicates import beside, following
from extractors.meaning.values import Valued, subject, valued
from extractors.meaning.view import View
from extractors.meaning.words import group
from extractors.records import Change

_MOVES: dict[Change, str] = {"up": "rise", "down": "fall"}
_UNASSERTED = frozenset({"duration", "ordinal", "multiple", "age", "occasion"})


def open_choice(view: View, p: Phrase, found: frozenset[str]) -> Choice | None:
    """A measure of the sentence's own verb and the noun counted; None where there is none."""
    link = valued(view, p)
    if link and link.change and p.head is not None and p.noun in lexicon.load().shifts:
        return _shift(view, p, link, link.change)
    for governor in together(governing(view, p), beside(view, p), following(view, p)):
        if governor.pos != "verb" or governor.lemma in group("be"):
            continue
        if found & _UNASSERTED and governor.lemma not in group("durative"):
            continue
        if governor.lemma in group("reporting") or _agent(governor):
            continue
        change = _change(view, p)
        if governor.relation not in ("object", "subject") and change is None:
            continue
        lemma = _MOVES[change] if change else governor.lemma
        noun = _noun(view, p, found, governor)
        if noun is None:
            return None
        return Choice(f"{lemma}:{noun}", change, governor)
    return None


def _shift(view: View, p: Phrase, link: Valued, change: Change) -> Choice:
    """ "a 5% rise in exports": rise:export."""
    nouns = [i for i in range(link.first, link.last) if view.pos(i) in ("NOUN", "PROPN")]
    noun = singular(view.low[nouns[0]]) if nouns else "value"
    governor = Governor(p.first, p.noun, "noun", "self")
    return Choice(f"{_MOVES[change]}:{noun}", change, governor)


def _agent(governor: Governor) -> bool:
    """Whether the figure does what the lexicon counts others for: the gunmen who kill."""
    senses = lexicon.load().verbs.get(governor.lemma, ())
    return governor.relation == "subject" and any("object" in sense.role for sense in senses)


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
                return singular(view.low[i])
    return min(found) if found and "count" not in found else None
