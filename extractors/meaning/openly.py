"""Open measures: verb and noun, for what is asserted outside the lexicon ("sell:car")."""

from itertools import chain as together

from extractors.meaning import lexicon
from extractors.meaning.choose import Choice
from extractors.meaning.classes import singular
from extractors.meaning.governor import Governor
from extractors.meaning.objects import governing
from extractors.meaning.phrases import Phrase
from extractors.meaning.predicates import beside, following
from extractors.meaning.senses import sense_of
from extractors.meaning.values import Valued, subject, valued
from extractors.meaning.view import View
from extractors.meaning.words import group
from extractors.records import Change

_MOVES: dict[Change, str] = {"up": "rise", "down": "fall"}
_UNASSERTED = frozenset(
    {
        "duration",
        "ordinal",
        "multiple",
        "age",
        "occasion",
        "fraction",
        "margin",
        "distance",
        "score",
    }
)


def open_choice(view: View, number: int, p: Phrase, found: frozenset[str]) -> Choice | None:
    """A measure of the sentence's own verb and the noun counted; None where there is none.

    "One of the officers" and "one man" count nobody: a single one gets no open measure.
    """
    link = None if "distance" in found else valued(view, p)
    if link is not None and link.change and (not p.noun or p.noun in lexicon.load().shifts):
        return _moved(view, p, link, link.change)
    if view.figures[number].value == 1 and "number" in found:
        return None
    for governor in together(governing(view, p), beside(view, p), following(view, p)):
        if _names(view, governor, found):
            noun = p.noun.replace(" ", "_") or _subject(view, governor) or _unit(found)
            return Choice(f"{governor.lemma}:{noun}", None, governor) if noun else None
    return None


def _names(view: View, governor: Governor, found: frozenset[str]) -> bool:
    """Whether the governor's verb can name an open measure of a figure of kinds `found`."""
    lemma = governor.lemma
    if governor.pos != "verb" or governor.relation not in ("object", "subject"):
        return False
    if lemma in group("be") or lemma in group("reporting") or _agent(governor):
        return False
    if "age" in found or (found & _UNASSERTED and lemma not in group("durative")):
        return False
    return lemma.isalpha() and sense_of(view, governor, found) is None


def _moved(view: View, p: Phrase, link: Valued, change: Change) -> Choice:
    """ "a 5% rise in exports", "exports rose 5%": rise:export.

    A change that is itself named ("a 5% rise") is what the figure measures, as a level; only a verb
    makes the figure a change of something else (so NewsQuant's annotators read both).
    """
    governor = Governor(p.first, p.noun, "noun", "self", link.verb)
    noun = _head(view, link.first, link.last)
    measure = f"{_MOVES[change]}:{noun or 'value'}"
    return Choice(measure, None if link.named else change, governor)


def _agent(governor: Governor) -> bool:
    """Whether the figure does what the lexicon counts others for: the gunmen who kill."""
    senses = lexicon.load().verbs.get(governor.lemma, ())
    return governor.relation == "subject" and any("object" in sense.role for sense in senses)


def _subject(view: View, governor: Governor) -> str:
    """The noun of the verb's subject: it has the figure ("the port handled 40%")."""
    if governor.verb is None:
        return ""
    return _head(view, *subject(view, governor.verb.first, governor.at))


def _head(view: View, first: int, last: int) -> str:
    """The last noun of the first run of nouns among the words, singular; "" without one."""
    head = ""
    for i in range(first, last):
        if view.pos(i) in ("NOUN", "PROPN") and view.free(i):
            head = singular(view.low[i])
        elif head and view.pos(i) not in ("NUM", "PUNCT"):
            break
    return head


def _unit(found: frozenset[str]) -> str:
    """The dimension of a figure without a noun."""
    return "" if "number" in found else min(found)
