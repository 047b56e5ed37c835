"""What a number is the number of: "the number of homes without power has climbed to 48,500".

The words before the figure name the things and what is said of them, as they would behind it
("48,500 homes were without power"): so both ways of telling have one measure and one class.
"""

from dataclasses import dataclass, replace

from extractors.meaning import classes
from extractors.meaning.choose import Choice
from extractors.meaning.governor import Governor
from extractors.meaning.phrases import Phrase
from extractors.meaning.values import Valued
from extractors.meaning.verbs import is_verb, verb
from extractors.meaning.view import NOWHERE, View
from extractors.meaning.words import group

_BACK = 25  # words from a figure back to "number"
_NOMINAL = frozenset({"NOUN", "PROPN"})
_DESCRIBING = frozenset({"ADJ", "DET", "NOUN", "PROPN", "ADV"})
_STOPS = frozenset({";", ":", "“", "”"})


@dataclass(frozen=True, slots=True)
class Numbered:
    """The noun at `at` whose number is told, in the singular, and its class; `by_noun` where a noun
    says that it is a number ("the number of fires"), not a verb ("fires numbered 12")."""

    at: int
    noun: str
    counted: str
    by_noun: bool = True


def numbered(view: View, p: Phrase, link: Valued | None) -> Numbered | None:
    """What a bare figure is the number of; None where no number of anything is told."""
    if p.head is not None or link is None or link.change is not None:
        return None
    if link.verb is not None and link.verb.lemma == "number":
        found = _noun(view, link.first, link.last)  # "bankruptcies numbered 212"
        return replace(found, by_noun=False) if found else None
    for i in range(p.first - 1, max(-1, p.first - _BACK), -1):
        if view.low[i] in _STOPS or view.owner[i] != NOWHERE:
            return None
        if view.low[i] in group("total_noun") and view.word(i + 1) == "of":
            return _noun(view, i + 2, p.first)
    return None


def _noun(view: View, start: int, end: int) -> Numbered | None:
    """The last noun of the run of words that begins at `start`."""
    at = None
    for i in range(start, end):
        if view.pos(i) in _NOMINAL:
            at = i
        elif view.pos(i) not in _DESCRIBING:
            break
    if at is None:
        return None
    noun = classes.singular(view.low[at])
    return Numbered(at, noun, (classes.class_of(noun) or noun).replace(" ", "_"))


def choice_of(view: View, p: Phrase, found: Numbered) -> Choice | None:
    """The open measure of a number of things: by what is said of them behind their noun."""
    said = _said(view, found.at + 1, p.first) if found.by_noun else None
    if said is None:
        return None
    at, word = said
    return Choice(f"{word}:{found.noun}", None, Governor(at, word, "noun", "value"))


def _said(view: View, start: int, end: int) -> tuple[int, str] | None:
    """The first word that says something of them, and its place: "without" is to lack."""
    i = start
    while i < end:
        word = view.low[i]
        if word == "without":
            return i, "lack"
        if word in ("in", "at", "under", "on"):
            return _within(view, i + 1, end)
        if is_verb(view, i):
            here = verb(view, i)
            linking = here.lemma in group("be") | group("linking") | group("have")
            if not linking and here.lemma.isalpha():
                return i, here.lemma
        elif view.pos(i) not in ("ADV", "AUX", "PRON", "SCONJ", "DET", "PART"):
            return None
        i += 1
    return None


def _within(view: View, start: int, end: int) -> tuple[int, str] | None:
    """The noun that they are in or under: "the number of people in shelters"."""
    at = None
    for i in range(start, end):
        if view.pos(i) == "NOUN":
            at = i
        elif view.pos(i) not in _DESCRIBING:
            break
    return None if at is None else (at, classes.singular(view.low[at]))
