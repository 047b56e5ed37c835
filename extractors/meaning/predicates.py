"""Predicates to the right of a figure's noun phrase: "12 people were killed", "12 dead"."""

from collections.abc import Iterator

from extractors.meaning.classes import singular
from extractors.meaning.governor import Governor
from extractors.meaning.nominals import is_state
from extractors.meaning.objects import before
from extractors.meaning.phrases import Phrase, phrase
from extractors.meaning.steps import (
    REACH,
    is_adjective,
    is_finite,
    is_predicate,
    noun_phrase,
    skip_adverbs,
    step,
)
from extractors.meaning.verbs import Verb, is_verb, verb
from extractors.meaning.view import NOWHERE, View
from extractors.meaning.words import group

_WHERE = frozenset({"where", "which", "whom", "when"})
_LINKS = 5  # verbs of one chain: "are believed to have been shot and killed"


def beside(view: View, p: Phrase) -> Iterator[Governor]:
    """What follows at once and is no sentence's own verb: "12 dead", "12 people killed in"."""
    i = skip_adverbs(view, p.last)
    if i < len(view.low) and is_predicate(view, i) and not _own(view, i):
        yield from chain(view, i)


def abreast(view: View, p: Phrase) -> bool:
    """Whether a state stands behind the figure as behind its neighbour, signs lost: "Three killed
    40 hurt in blast", "Twelve people killed 30 wounded when a bomb went off"."""
    if not _ends_in_state(view, p):
        return False
    after = view.owner[p.last + 1] if p.last + 1 < len(view.low) else NOWHERE
    if after != NOWHERE and _ends_in_state(view, phrase(view, after)):
        return True
    number = view.owner[p.last - 1] if p.head is None else view.owner[p.begin - 1]
    if number in (NOWHERE, 0):
        return False
    before_it = phrase(view, number - 1)
    return before_it.last + 1 == p.first and _ends_in_state(view, before_it)


def _ends_in_state(view: View, p: Phrase) -> bool:
    return p.last < len(view.low) and view.owner[p.last] == NOWHERE and is_state(view, p.last)


def hurt(view: View, p: Phrase) -> Iterator[Governor]:
    """ "three others with serious injuries"."""
    if view.free(p.last) == "with":
        for i in range(p.last + 1, noun_phrase(view, p.last + 1)):
            if view.free(i):
                yield Governor(i, singular(view.low[i]), "noun", "with")


def _own(view: View, i: int) -> bool:
    """Whether the predicate at `i` is a sentence's own verb and not a participle or state."""
    if is_adjective(view, i) and view.pos(i) != "VERB":
        return False
    i = _main(view, i)
    if not is_verb(view, i) or view.pos(i) == "AUX":
        return True
    here = verb(view, i)
    if here.aux == {"being"}:
        return False
    return not (here.bare and (here.passive or here.form == "ing"))


def following(view: View, p: Phrase) -> Iterator[Governor]:
    """Predicates further right, over phrases, asides and relative pronouns."""
    i = _past_participle(view, p.last) if p.definite else p.last
    found = 0
    inside = _inside_phrase(view, p)
    for _ in range(REACH):
        i = skip_adverbs(view, i)
        if i >= len(view.low):
            return
        if inside and not _relative(view, i) and view.word(i) not in group("relative"):
            return
        if is_predicate(view, i):
            governors = tuple(chain(view, i))
            yield from governors
            found += 1
            last = max((g.at for g in governors), default=i)
            related = p.link != "pronoun" and _relative(view, i)
            if found > 1 or (_own(view, i) and not related):
                return
            i = last + 1
            if view.pos(i) in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
                i = noun_phrase(view, i)  # the participle's object
            continue
        after = step(view, i)
        if after is None:
            return
        i = after


def _past_participle(view: View, i: int) -> int:
    """Past the participle that says who is meant: "two of those killed were policemen"."""
    after = skip_adverbs(view, i)
    return after + 1 if is_predicate(view, after) and not _own(view, after) else i


def _inside_phrase(view: View, p: Phrase) -> bool:
    """Whether a preposition holds the figure: in "people in 3 towns fled" the towns did not."""
    if view.free(p.first - 1) in _WHERE:
        return False  # "from where thousands fled": the preposition has its own object
    i = before(view, p.first)
    word = view.free(i)
    return bool(word) and view.pos(i) == "ADP" and word not in group("clause_opener")


def _relative(view: View, i: int) -> bool:
    return view.word(i - 1) in group("relative")


def chain(view: View, i: int) -> Iterator[Governor]:
    """The predicate at `i` and what completes it: "were found dead", "were forced to flee"."""
    passed: tuple[Verb, ...] = ()
    i = _main(view, i)
    for _ in range(_LINKS):
        if is_adjective(view, i):
            yield Governor(i, view.low[i], "adj", "holder", None, passed)
        if not is_verb(view, i):
            return
        here = verb(view, i)
        yield Governor(i, here.lemma, "verb", "object" if here.passive else "subject", here, passed)
        passed = (*passed, here)
        after = _completion(view, i)
        if after is None:
            return
        i = after


def _main(view: View, i: int) -> int:
    """The main verb or predicate adjective of the group that begins at `i`."""
    while i < len(view.low) and not is_verb(view, i) and not is_adjective(view, i):
        known = view.pos(i) in ("AUX", "ADV", "PART", "VERB")
        if not known and view.low[i] not in group("floating"):
            break
        i += 1
    return i


def _completion(view: View, i: int) -> int | None:
    """Where the word begins that completes the verb at `i`, or goes on with it after "and"."""
    j = skip_adverbs(view, i + 1)
    if j >= len(view.low):
        return None
    if view.free(j) in ("to", "as", "and", "or", ",", "&"):
        k = _main(view, skip_adverbs(view, j + 1))
        if view.low[j] == "," and not (k < len(view.low) and is_state(view, k)):
            return None
        return k if k < len(view.low) and (is_verb(view, k) or is_adjective(view, k)) else None
    if is_adjective(view, j) or (is_verb(view, j) and not is_finite(view, j)):
        return j
    if is_verb(view, j) and view.tag(j) == "VBD" and is_state(view, j):
        return j
    return None
