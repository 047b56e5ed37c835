"""Verb groups: which words are verbs, their lemma, voice and auxiliaries.

Forms of the lexicon's verbs are known by their spelling, so that a headline in capitals or a wrong
tag does not hide them.
"""

from dataclasses import dataclass
from functools import cache

from extractors.meaning import classes, lexicon
from extractors.meaning.view import NOWHERE, View
from extractors.meaning.words import group

_FORMS = {"VBZ": "s", "VBG": "ing", "VBD": "past", "VBN": "past"}


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group: main word `at`, first word `first`; `passive` where its subject undergoes it;
    `form` is "base", "s", "past" or "ing"; `aux` its auxiliaries and negations; `finite` where it
    can be a sentence's verb."""

    at: int
    first: int
    lemma: str
    passive: bool
    form: str
    aux: frozenset[str]

    @property
    def bare(self) -> bool:
        """A participle without an auxiliary: "killed in the blast", "killing"."""
        return not self.aux and self.form in ("past", "ing")


def is_verb(view: View, i: int) -> bool:
    """Whether the word at `i` is a main verb, a copula included."""
    if not 0 <= i < len(view.low) or view.owner[i] != NOWHERE:
        return False
    pos, word = view.pos(i), view.low[i]
    if word in group("plain_verb"):
        return True
    if pos == "AUX" or (pos == "VERB" and word in group("have")):
        return not _serves(view, i)
    if pos == "VERB":
        return word not in group("no_verb")
    if word not in lexicon.load().participles:
        return False
    return pos in ("ADJ", "PROPN", "ADV") or (pos == "NOUN" and mistaken(view, i))


def mistaken(view: View, i: int) -> bool:
    """Whether a participle was tagged as a noun: "5 shot", "2 people hurt", "were shot"."""
    if view.tag(i) not in ("NN", "NNP"):
        return False
    j = i - 1
    if view.pos(j) in ("NOUN", "PROPN") and view.word(i + 1) and not view.free(i + 1):
        return view.owner[j] == NOWHERE  # "the Composite slid 1.1%"
    while view.pos(j) == "ADV" or view.free(j) in group("rest") | group("floating"):
        j -= 1
    if j < 0:
        return False
    number = view.owner[j]
    if number != NOWHERE:
        several = view.figures[number].value != 1 or view.low[i] not in group("singular_noun")
        return view.figures[number].unit == "count" and several
    if view.owner[j - 1] != NOWHERE and classes.kind_of(classes.class_of(view.low[j])) == "being":
        return True  # "1 child shot in the street"
    linking = group("be") | group("linking_past")
    return view.tag(j) in ("NNS", "NNPS") or view.low[j] in linking


def _serves(view: View, i: int) -> bool:
    """Whether an AUX word serves a later verb: only adverbs and auxiliaries stand between."""
    j = i + 1
    while view.pos(j) in ("AUX", "ADV", "PART") or view.free(j) in group("floating"):
        j += 1
    if view.pos(j) == "VERB":
        return view.owner[j] == NOWHERE
    return view.pos(j) in ("ADJ", "PROPN") and view.low[j] in lexicon.load().participles


def verb(view: View, i: int) -> Verb:
    """The group of the main verb at `i`."""
    lemma, form = _form(view, i)
    if lemma == "take" and view.word(i + 1) == "part":
        lemma = "participate"
    auxiliaries = _auxiliaries()
    first, aux, j = i, set[str](), i - 1
    while j >= 0 and view.owner[j] == NOWHERE:
        if view.low[j] in auxiliaries and not _is_month(view, j):
            aux.add(view.low[j])
            first = j
        elif view.pos(j) not in ("ADV", "PART") and view.low[j] not in group("floating"):
            break
        j -= 1
    return Verb(i, first, lemma, _passive(view, i, lemma, form, aux), form, frozenset(aux))


def _is_month(view: View, j: int) -> bool:
    """ "The number of cars sold in May fell": the month, and no verb."""
    return j > 0 and view.tokens[j].text == "May"


@cache
def _auxiliaries() -> frozenset[str]:
    names = ("be", "have", "do", "modal", "negation")
    return frozenset({"to"}).union(*(group(name) for name in names))


def _form(view: View, i: int) -> tuple[str, str]:
    known = lexicon.load().forms.get(view.low[i])
    if known:
        return known
    token = view.tokens[i]
    rest = "ing" if token.tag == "JJ" and view.low[i].endswith("ing") else "base"
    return token.lemma.lower(), _FORMS.get(token.tag, rest)


def _passive(view: View, i: int, lemma: str, form: str, aux: set[str]) -> bool:
    if form != "past" or intransitive(lemma):
        return False
    if aux & group("be"):
        return True
    if aux & (group("have") | group("do") | group("modal") | {"to"}):
        return False
    if lemma in lexicon.load().verbs:
        return not has_object(view, i)
    return view.tokens[i].tag == "VBN"


@cache
def intransitive(lemma: str) -> bool:
    """Whether the lexicon knows the verb only with the counted as its subject."""
    senses = lexicon.load().verbs.get(lemma, ())
    return bool(senses) and all("subject" in sense.role for sense in senses)


def has_object(view: View, i: int) -> bool:
    """Whether a noun phrase that is no time follows the verb at `i` directly."""
    j = i + 1
    while view.pos(j) in ("ADV", "PART") and view.owner[j] == NOWHERE:
        j += 1
    if j >= len(view.low):
        return False
    if view.owner[j] != NOWHERE:
        return view.figures[view.owner[j]].unit == "count"
    if view.low[j] in group("time") or view.low[j] in group("which_time"):
        return False
    if view.pos(j) == "PRON":
        return view.tag(j) in ("PRP", "PRP$", "DT", "NN")
    return view.pos(j) in ("DET", "NUM", "ADJ", "NOUN", "PROPN")
