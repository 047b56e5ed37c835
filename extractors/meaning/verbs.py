"""Verb groups: which words are verbs, their lemma, voice and auxiliaries.

Participles and past forms of the lexicon's verbs are known by their form, so that a headline in
capitals or a wrong tag does not hide them.
"""

from dataclasses import dataclass
from functools import cache

from extractors.meaning import lexicon
from extractors.meaning.view import NOWHERE, View

BE = frozenset(
    ["be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "get", "gets", "got", "getting", "gotten", "isn't", "wasn't"]
)
HAVE = frozenset(["have", "has", "had", "having", "'ve", "'d"])
_DO = frozenset(["do", "does", "did"])
MODALS = frozenset(["will", "would", "can", "could", "may", "might", "must", "shall", "should", "'ll", "wo", "ca"])
NEGATIONS = frozenset(["not", "n't", "never", "no", "longer"])
_AUX = BE | HAVE | _DO | MODALS | NEGATIONS | {"to"}
_TIMELIKE = frozenset(["last", "this", "next", "early", "late"])


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group: main word `at`, first word `first`; `passive` where its subject undergoes it;
    `form` is "base", "s", "past" or "ing"; `aux` its auxiliaries and negations."""

    at: int
    first: int
    lemma: str
    passive: bool
    form: str
    aux: frozenset[str]


def is_verb(view: View, i: int) -> bool:
    """Whether the word at `i` is a main verb (a copula included)."""
    if not 0 <= i < len(view.low) or view.owner[i] != NOWHERE:
        return False
    pos = view.pos(i)
    if pos == "VERB":
        return True
    if pos == "AUX":
        return not _auxiliary(view, i)
    return pos in ("ADJ", "PROPN") and _lexical_past(view.low[i])


def _auxiliary(view: View, i: int) -> bool:
    """Whether an AUX word serves a later verb: only adverbs and auxiliaries stand between."""
    j = i + 1
    while view.pos(j) in ("AUX", "ADV", "PART") or view.word(j) in NEGATIONS:
        j += 1
    return view.pos(j) == "VERB" or (view.pos(j) == "ADJ" and _lexical_past(view.low[j]))


@cache
def _lexical_past(word: str) -> bool:
    words = lexicon.load()
    form = words.verb_of(word)
    return bool(
        form
        and form[1] == "past"
        and form[0] in words.verbs
        and word.endswith(("ed", "shot", "slain"))
    )


def verb(view: View, i: int) -> Verb:
    """The group of the main verb at `i`."""
    lemma, form = _form(view, i)
    first, aux = i, set()
    j = i - 1
    while (
        j >= 0
        and view.owner[j] == NOWHERE
        and (view.low[j] in _AUX or view.pos(j) in ("ADV", "PART", "AUX"))
    ):
        if view.low[j] in _AUX:
            aux.add(view.low[j])
            first = j
        j -= 1
    return Verb(i, first, lemma, _passive(view, i, lemma, form, aux), form, frozenset(aux))


def _form(view: View, i: int) -> tuple[str, str]:
    known = lexicon.load().verb_of(view.low[i])
    if known:
        return known
    token = view.tokens[i]
    form = {"VBZ": "s", "VBG": "ing", "VBD": "past", "VBN": "past"}.get(token.tag, "base")
    return token.lemma.lower(), form


def _passive(view: View, i: int, lemma: str, form: str, aux: set[str]) -> bool:
    if form != "past" or intransitive(lemma):
        return False
    if aux & BE:
        return True
    if aux & (HAVE | _DO | MODALS):
        return False
    if lexicon.load().verbs.get(lemma):
        return not has_object(view, i)
    return view.tokens[i].tag == "VBN"


@cache
def intransitive(lemma: str) -> bool:
    """Whether the lexicon knows the verb only with the counted as its subject."""
    words = lexicon.load()
    senses = words.verbs.get(lemma, ())
    return bool(senses) and all("subject" in sense.role and not sense.near for sense in senses)


def has_object(view: View, i: int) -> bool:
    """Whether a noun phrase that is no time follows the verb at `i` directly."""
    j = i + 1
    while view.pos(j) == "ADV" and view.owner[j] == NOWHERE:
        j += 1
    if j >= len(view.low):
        return False
    if view.owner[j] != NOWHERE:
        return view.figures[view.owner[j]].unit == "count"
    if view.low[j] in _TIMELIKE or is_time(view.low[j]):
        return False
    if view.pos(j) == "PRON":
        return view.tokens[j].tag in ("PRP", "PRP$", "DT", "NN")
    return view.pos(j) in ("DET", "NUM", "ADJ", "NOUN", "PROPN")


_TIMES = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "today", "yesterday", "tomorrow", "tonight", "overnight"]
)


def is_time(word: str) -> bool:
    """Whether a lower-case word names a day or a month."""
    return word in _TIMES
