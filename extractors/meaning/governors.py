"""What governs a figure: the predicates around its noun phrase, nearest and surest first."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.meaning import lexicon
from extractors.meaning.phrases import Phrase
from extractors.meaning.verbs import BE, Verb, has_object, is_time, is_verb, verb
from extractors.meaning.view import NOWHERE, View

REPORTING = frozenset(
    ["say", "tell", "report", "add", "announce", "claim_that", "believe", "think", "estimate", "warn", "note", "state", "show", "find", "confirm", "suggest", "indicate", "mean", "know", "see", "hear", "write", "tweet", "reveal", "know"]
)
_PREPOSITIONS_SKIPPED = 3
_REACH = 30
_RELATIVES = frozenset(["who", "that", "which", "whom"])
_ADVERBS_OK = frozenset({"ADV", "PART"})


@dataclass(frozen=True, slots=True)
class Governor:
    """A predicate of a figure. `relation`: what the figure is to it: "object" (undergoes it),
    "subject" (does it), "holder" (of an adjective), "prep:to" and so on, "value" (of a noun that
    has values), "self". `chain` are the verbs passed on the way ("feared", "expected")."""

    at: int
    lemma: str
    pos: str
    relation: str
    verb: Verb | None = None
    chain: tuple[Verb, ...] = ()


def after(view: View, p: Phrase) -> Iterator[Governor]:
    """Predicates to the right: "12 people were killed", "12 dead", "12 who fled"."""
    i = _skip_adverbs(view, p.last)
    steps = 0
    while i < len(view.low) and steps < _REACH:
        steps += 1
        if is_verb(view, i) or view.pos(i) == "AUX" or _adjective(view, i):
            yield from _chain(view, i, near=i == _skip_adverbs(view, p.last))
            return
        nxt = _step(view, i)
        if nxt is None:
            return
        i = nxt


def _adjective(view: View, i: int) -> bool:
    return view.owner[i] == NOWHERE and view.low[i] in lexicon.load().adjectives


def _skip_adverbs(view: View, i: int) -> int:
    while i < len(view.low) and view.pos(i) in _ADVERBS_OK and view.owner[i] == NOWHERE:
        if _adjective(view, i):
            break
        i += 1
    return i


def _step(view: View, i: int) -> int | None:
    """Past one thing that may stand between a noun and its verb; None where the clause ends."""
    word, pos = view.low[i], view.pos(i)
    if word == "(":
        return _past(view, i, ")")
    if word in _RELATIVES or pos in _ADVERBS_OK:
        return i + 1
    if word == ",":
        return _aside(view, i)
    if pos == "ADP" or (pos == "SCONJ" and word in ("in", "of", "from", "with", "at", "on", "by")):
        return _noun_phrase(view, i + 1)
    if word in ("and", "or", "&"):
        j = _noun_phrase(view, i + 1)
        return j if j is not None and j > i + 1 and _verbal(view, j) else None
    return None


def _verbal(view: View, i: int) -> bool:
    i = _skip_adverbs(view, i)
    return i < len(view.low) and (is_verb(view, i) or view.pos(i) == "AUX" or _adjective(view, i))


def _past(view: View, i: int, mark: str) -> int | None:
    for j in range(i + 1, min(i + _REACH, len(view.low))):
        if view.low[j] == mark:
            return j + 1
    return None


def _aside(view: View, i: int) -> int | None:
    """Past ", including six children," or ", police said,"; or past the comma before a verb."""
    if _verbal(view, i + 1) and not _finite(view, i + 1):
        return i + 1
    if view.word(i + 1) in _RELATIVES:
        return i + 1
    for j in range(i + 1, min(i + _REACH, len(view.low))):
        if view.low[j] == "," and (_verbal(view, j + 1) or view.word(j + 1) in _RELATIVES):
            return j + 1
        if view.low[j] in (";", ".", ":"):
            return None
    return None


def _finite(view: View, i: int) -> bool:
    i = _skip_adverbs(view, i)
    return view.pos(i) == "AUX" or view.tokens[i].tag in ("VBD", "VBZ", "VBP")


def _noun_phrase(view: View, i: int) -> int | None:
    """Past a noun phrase that begins at `i`."""
    start = i
    while i < len(view.low):
        if view.owner[i] != NOWHERE or view.pos(i) in ("DET", "NUM", "PRON", "SYM") or (view.pos(i) in ("NOUN", "PROPN", "ADJ", "X") and not (
            i > start and (is_verb(view, i) or _adjective(view, i))
        )) or (view.low[i] in ("'s", "'", "-", "–", "/") and i > start):
            i += 1
        else:
            break
    return i if i > start else start + 1


def _chain(view: View, i: int, *, near: bool) -> Iterator[Governor]:
    """The verb group at `i` and its complements: "were found dead", "were forced to flee"."""
    i = _main(view, i)
    passed: tuple[Verb, ...] = ()
    for _ in range(4):
        if _adjective(view, i) and not view.pos(i) == "VERB":
            yield Governor(i, view.low[i], "adj", "holder", None, passed)
        if not is_verb(view, i):
            return
        group = verb(view, i)
        relation = "object" if group.passive else "subject"
        if _adjective(view, i) and (group.passive or group.lemma in BE):
            yield Governor(i, view.low[i], "adj", "holder", group, passed)
        yield Governor(i, group.lemma, "verb", relation, group, passed)
        passed = (*passed, group)
        nxt = _complement(view, i, group)
        if nxt is None:
            return
        i = nxt


def _main(view: View, i: int) -> int:
    """The main verb (or predicate adjective) of the group that begins at `i`."""
    while i < len(view.low) and not is_verb(view, i):
        j = i + 1
        if view.pos(i) not in ("AUX", "ADV", "PART") and view.low[i] not in ("not", "to"):
            return i
        i = j
    return i


def _complement(view: View, i: int, group: Verb) -> int | None:
    """Where the predicate begins that completes the one at `i`; None without one."""
    j = _skip_adverbs(view, i + 1)
    if view.word(j) in ("as", "to", "and", "or") and j < len(view.low):
        k = _main(view, _skip_adverbs(view, j + 1))
        return k if k < len(view.low) and (is_verb(view, k) or _adjective(view, k)) else None
    if j < len(view.low) and (_adjective(view, j) or (is_verb(view, j) and not _finite(view, j))):
        return j
    return None


def before(view: View, p: Phrase) -> Iterator[Governor]:
    """Predicates to the left: "killed 12", "the toll rose to 12", "deaths of 12"."""
    i = p.first - 1
    while (
        i >= 0
        and (view.pos(i) in ("ADV", "DET") or view.tokens[i].tag == "PRP$")
        and view.owner[i] == NOWHERE
    ):
        i -= 1
    if i < 0:
        return
    if is_verb(view, i):
        group = verb(view, i)
        if group.lemma not in REPORTING:
            yield Governor(i, group.lemma, "verb", "object", group)
    elif view.pos(i) == "ADP" or view.low[i] in ("to", "of", "at", "by"):
        yield from _oblique(view, i)
    elif view.low[i] in ("and", "or", ",", "including", "&", "plus"):
        yield from _conjunct(view, i)


def _oblique(view: View, i: int) -> Iterator[Governor]:
    word = view.low[i]
    j = i - 1
    while j >= 0 and view.owner[j] == NOWHERE and view.pos(j) in ("ADV",):
        j -= 1
    if j < 0:
        return
    if is_verb(view, j):
        group = verb(view, j)
        yield Governor(j, group.lemma, "verb", f"prep:{word}", group)
    elif view.pos(j) in ("NOUN", "PROPN"):
        yield Governor(j, view.low[j], "noun", f"prep:{word}")


def _conjunct(view: View, i: int) -> Iterator[Governor]:
    """ "killed the driver and two passengers": the verb before the first conjunct."""
    j = i - 1
    while j >= 0 and i - j < 12:
        if view.owner[j] != NOWHERE:
            return
        if is_verb(view, j):
            group = verb(view, j)
            if not group.passive and has_object(view, j) and not is_time(view.word(j + 1)):
                yield Governor(j, group.lemma, "verb", "object", group)
            return
        if view.pos(j) not in (
            "NOUN",
            "PROPN",
            "ADJ",
            "DET",
            "PRON",
            "NUM",
            "ADP",
            "CCONJ",
            "PUNCT",
        ):
            return
        j -= 1
