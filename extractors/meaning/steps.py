"""Steps over what may stand between a noun and its verb: phrases, asides, relative pronouns."""

from extractors.meaning import lexicon
from extractors.meaning.nominals import is_state
from extractors.meaning.verbs import is_verb
from extractors.meaning.view import NOWHERE, View
from extractors.meaning.words import group

REACH = 30  # words; what lies further is another clause's


def is_adjective(view: View, i: int) -> bool:
    """Whether the word at `i` is an adjective of the lexicon, and not one before its noun."""
    if view.free(i) not in lexicon.load().adjectives:
        return False
    return (
        view.pos(i + 1) != "NOUN"
        or view.owner[i + 1] != NOWHERE
        or view.low[i + 1] in group("time")
    )


def is_predicate(view: View, i: int) -> bool:
    """Whether a verb group or predicate adjective begins at `i`, adverbs aside."""
    i = skip_adverbs(view, i)
    if i >= len(view.low) or view.owner[i] != NOWHERE:
        return False
    return view.pos(i) == "AUX" or is_verb(view, i) or is_adjective(view, i) or _perfect(view, i)


def _perfect(view: View, i: int) -> bool:
    """ "had been killed": "had", though it may be tagged as a verb of its own."""
    return view.low[i] in group("have") and view.pos(i) == "VERB"


def is_finite(view: View, i: int) -> bool:
    """Whether the predicate that begins at `i` can be a sentence's own."""
    i = skip_adverbs(view, i)
    return view.pos(i) == "AUX" or view.tag(i) in ("VBD", "VBZ", "VBP")


def skip_adverbs(view: View, i: int) -> int:
    """Past adverbs, those that are predicates excepted."""
    while view.free(i) and (view.pos(i) in ("ADV", "PART") or view.low[i] in group("floating")):
        if is_state(view, i) or view.low[i] == "to":
            break
        i += 1
    return i


def step(view: View, i: int) -> int | None:
    """Past one thing that may stand between a noun and its verb; None where the clause ends."""
    word, pos = view.free(i), view.pos(i)
    if word in ("(", "["):
        return _closing(view, i)
    if word in group("relative") or (word and pos in ("ADV", "PART")):
        return i + 1
    if word == ",":
        return _aside(view, i)
    if word in ("including", "include"):
        return _listing(view, i)
    if word in group("passed_prepositions") or (word and pos == "ADP"):
        return noun_phrase(view, i + 1)
    if word in ("and", "or", "&"):
        j = noun_phrase(view, i + 1)
        return j if j > i + 1 and is_predicate(view, j) else None
    if word in ("-", "–", "—", "--") and i + 1 < len(view.low):
        return _dashed(view, i)
    return None


def _listing(view: View, i: int) -> int | None:
    """Past "including two women, a child and a guard" where the verb follows at once."""
    for _ in range(REACH):
        i = noun_phrase(view, i + 1)
        if is_predicate(view, i):
            return i
        if view.free(i) == "," and view.free(i + 1) in ("and", "or"):
            i += 1
        if view.free(i) not in (",", "and", "or", "of", "from"):
            return None
    return None


def _closing(view: View, i: int) -> int | None:
    for j in range(i + 1, min(i + REACH, len(view.low))):
        if view.low[j] in (")", "]"):
            return j + 1
    return None


def _dashed(view: View, i: int) -> int | None:
    """Past "– three of them children –"."""
    for j in range(i + 1, min(i + REACH, len(view.low))):
        if view.low[j] == view.low[i]:
            return j + 1
    return None


def _aside(view: View, i: int) -> int | None:
    """Past ", including six children," or the comma before a participle or "who"."""
    if view.word(i + 1) in group("relative"):
        return i + 1
    if is_predicate(view, i + 1) and not is_finite(view, i + 1):
        return i + 1
    related = False
    for j in range(i + 1, min(i + REACH, len(view.low))):
        related = related or view.low[j] in group("relative") or view.free(j) == "said"
        if (
            view.low[j] == ","
            and j > i + 1
            and (is_predicate(view, j + 1) or view.word(j + 1) in group("relative"))
        ):
            return j + 1
        if view.low[j] in (";", ":") or (
            not related and is_predicate(view, j) and is_finite(view, j)
        ):
            return None
    return None


def noun_phrase(view: View, i: int) -> int:
    """Past the noun phrase that begins at `i`; at least one word further."""
    start = i
    while i < len(view.low) and _within(view, i, start):
        i += 1
    return max(i, start + 1)


def _within(view: View, i: int, start: int) -> bool:
    """Whether the word at `i` belongs to a noun phrase that began at `start`."""
    pos = view.pos(i)
    if view.owner[i] != NOWHERE or pos in ("DET", "NUM", "PRON", "SYM"):
        return True
    if pos in ("NOUN", "PROPN", "ADJ", "X"):
        return i == start or not is_state(view, i)
    return i > start and view.low[i] in ("'s", "'", "-", "–", "/", ".")
