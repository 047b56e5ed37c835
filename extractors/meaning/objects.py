"""Predicates to the left of a figure: "killed 12", "deaths of 12", "home to 12 million"."""

from collections.abc import Iterator

from extractors.meaning import classes, lexicon
from extractors.meaning.governor import Governor
from extractors.meaning.nominals import is_state
from extractors.meaning.phrases import Phrase
from extractors.meaning.verbs import Verb, has_object, is_verb, verb
from extractors.meaning.view import NOWHERE, View
from extractors.meaning.words import group

_CONJUNCTS = 20  # words back to the verb of "killed the driver, his brother and two passengers"
_RAISED = 3  # verbs before an infinitive
_TOGETHER = frozenset({"along with", "together with", "well as"})
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM", "ADP", "CCONJ", "PUNCT", "PART"})


def governing(view: View, p: Phrase) -> Iterator[Governor]:
    """The verb whose object the figure is, or the noun or verb before its preposition."""
    i = before(view, p.first)
    if (killing := _to_death(view, i)) is not None:
        here = verb_at(view, killing)
        yield Governor(killing, here.lemma, "verb", "object", here, raising(view, here))
        return
    if i > 0 and is_state(view, i) and is_verb(view, i - 1) and not is_verb(view, i):
        i -= 1  # "found dead 4 men"
    if view.free(i) == "," and is_verb(view, i - 1) and verb(view, i - 1).form == "ing":
        i -= 1  # "killing, or about to be killing, thousands"
    if i < 0:
        return
    if _acts(view, i):
        here = verb_at(view, i)
        yield Governor(i, here.lemma, "verb", "object", here, raising(view, here))
    elif _completes(view, p, i):
        here = verb_at(view, i - 1)
        yield Governor(i - 1, here.lemma, "verb", "object", here, raising(view, here))
    elif view.pos(i) == "ADP" or view.free(i) in ("to", "of"):
        yield from _after_preposition(view, i)


def _to_death(view: View, i: int) -> int | None:
    """The verb before a word at `i` that says how it ended: "shot dead 4 men", "hacked to death at
    least 31 villagers", however the verb is tagged ("checked papers and shot dead 19")."""
    words = (view.free(i - 2), view.free(i - 1), view.free(i))
    at = i - 1 if words[2] == "dead" else i - 2 if words[1:] == ("to", "death") else None
    if at is None or at < 0:
        return None
    known = is_verb(view, at) or view.low[at] in lexicon.load().forms
    return at if known and view.free(at) else None


def before(view: View, i: int) -> int:
    """The word before `i`, articles, possessives and adverbs passed over."""
    i -= 1
    while i >= 0 and view.owner[i] == NOWHERE:
        if view.pos(i) not in ("DET", "ADV", "PART") and view.tag(i) not in ("PRP$", "POS"):
            break
        if view.low[i] in ("to", "not", *group("up"), *group("down")):
            break
        i -= 1
    return i


def _acts(view: View, i: int) -> bool:
    """Whether a verb stands at `i`. A noun right before a number is one if it can be: the parser
    takes "the group controls 70 percent" for a compound."""
    if is_verb(view, i):
        return True
    form = lexicon.load().forms.get(view.free(i))
    return bool(form) and view.pos(i) in ("NOUN", "PROPN") and i > 0


def _completes(view: View, p: Phrase, i: int) -> bool:
    """Whether the word at `i` is a verb's particle, its object the figure: "laid off 40 men".

    Nothing lies off a number, and no sum is a place ("brought in $4m"), whatever the parse says.
    """
    if i < 1 or view.owner[i] != NOWHERE or not is_verb(view, i - 1):
        return False
    number = next((one for one in view.owner[p.first :] if one != NOWHERE), NOWHERE)
    money = number != NOWHERE and view.figures[number].unit.isupper()
    if view.low[i] in group("particle") or (money and view.low[i] == "in"):
        return True
    token = view.tokens[i]
    return token.head == i - 1 and (token.dep == "compound:prt" or token.tag == "RP")


def raising(view: View, here: Verb) -> tuple[Verb, ...]:
    """The verbs before a verb that completes them: "planned to hire", "is expected to hire"."""
    found: list[Verb] = []
    while "to" in here.aux and len(found) < _RAISED and is_verb(view, here.first - 1):
        here = verb(view, here.first - 1)
        found.append(here)
    return tuple(reversed(found))


def verb_at(view: View, i: int) -> Verb:
    """The verb group at `i`, active: it has the figure as its object."""
    here = verb(view, i)
    return Verb(here.at, here.first, here.lemma, False, here.form, here.aux)


def _after_preposition(view: View, i: int) -> Iterator[Governor]:
    word, j = view.low[i], i - 1
    while j >= 0 and view.owner[j] == NOWHERE and view.pos(j) == "ADV":
        if view.free(j) == "home":
            break
        j -= 1
    if j < 0 or view.owner[j] != NOWHERE:
        return
    if is_verb(view, j):
        here = verb(view, j)
        yield Governor(j, here.lemma, "verb", word, here)
    for lemma in noun_names(view, j):
        yield Governor(j, lemma, "noun", word)


def noun_names(view: View, j: int) -> tuple[str, ...]:
    """The singulars by which the noun that ends at `j` may be listed, the longest first; before
    them the plural where that is a word of its own ("earnings", "sales")."""
    word, nouns = view.low[j], lexicon.load().nouns
    if view.word(j + 1) == "per" and (rate := f"{word} per {view.word(j + 2)}") in nouns:
        return (rate,)
    if word in nouns and word.endswith("s"):
        return (word, *_singulars(view, j))
    return _singulars(view, j)


def _singulars(view: View, j: int) -> tuple[str, ...]:
    word = classes.singular(view.low[j])
    return tuple(" ".join((*view.low[k:j], word)) for k in range(max(0, j - 2), j + 1) if k >= 0)


def conjoined(view: View, p: Phrase) -> Iterator[Governor]:
    """ "killed the driver and two passengers": the verb before the first conjunct."""
    i = before(view, p.first)
    together = view.free(i) == "alongside"
    if f"{view.word(i - 1)} {view.free(i)}" in _TOGETHER:
        together = True
        i -= 1
    elif view.free(i) not in group("conjoining"):
        return
    for j in range(i - 1, max(-1, i - _CONJUNCTS), -1):
        if view.owner[j] != NOWHERE:
            return
        if view.low[j] == "of" and view.pos(j - 1) == "NOUN":
            for lemma in noun_names(view, j - 1):
                yield Governor(j - 1, lemma, "noun", "of")
        if is_verb(view, j):
            here = verb(view, j)
            active = not here.passive and has_object(view, j)
            if (active or together) and here.lemma not in group("reporting"):
                yield Governor(j, here.lemma, "verb", "object", here)
            return
        if view.pos(j) not in _INSIDE or view.low[j] in (";", ":", "“", "”"):
            return
