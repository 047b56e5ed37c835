"""How firmly a sentence states a figure: asserted, negated, forecast, hypothetical or quoted."""

from dataclasses import replace

from extractors.meaning.governor import Governor
from extractors.meaning.objects import raising
from extractors.meaning.verbs import Verb, is_verb, verb
from extractors.meaning.view import View
from extractors.meaning.words import group
from extractors.records import Modality

_CLIMB = 6  # words from a noun up to its clause's verb


def modality(view: View, governor: Governor | None, number: int) -> Modality:
    """The modality of figure `number`, governed by `governor`."""
    if view.free(view.spans[number][0] - 1) == "not":  # "not one of the 30 was hurt"
        return "negated"
    under = _modal(view, number)
    if under is not None:
        return under
    lone = governor is not None and governor.verb is None and not governor.chain
    if governor is not None and lone and not _appended(view, number):
        governor = _clause(view, governor)
    if governor is not None:
        groups = (*governor.chain, *((governor.verb,) if governor.verb else ()))
        auxiliaries = frozenset[str]().union(*(here.aux for here in groups))
        passed = {here.lemma for here in governor.chain}
        if auxiliaries & group("negation") and view.figures[number].value != 0:
            return "negated"
        if passed & group("fearing") or passed & group("intending"):
            return "hypothetical"
        if auxiliaries & group("forecast") or passed & group("expecting"):
            return "forecast"
        if governor.pos == "noun" and governor.verb and _foreseen(governor.verb):
            return "forecast"
        if _arranged(view, governor):
            return "forecast"
        if auxiliaries & group("possible") or _purpose(view, governor, number):
            return "hypothetical"
    if _conditional(view, number):
        return "hypothetical"
    first = view.spans[number][0]
    return "quoted" if first < len(view.quoted) and view.quoted[first] else "asserted"


def _modal(view: View, number: int) -> Modality | None:
    """ "may exceed the 11 found": a modal right before a hedge that is itself a verb."""
    first, last = view.spans[number]
    if first + 1 == last or view.pos(first) not in ("VERB", "AUX"):
        return None
    before = view.free(first - 1)
    if before in group("possible"):
        return "hypothetical"
    return "forecast" if before in group("forecast") else None


def _appended(view: View, number: int) -> bool:
    """ "they drowned trying to cross, down 18 percent": no verb of the sentence bears on it."""
    first = view.spans[number][0]
    return view.free(first - 1) in group("up") | group("down") and view.word(first - 2) == ","


def _foreseen(here: Verb) -> bool:
    """ "expects sales of $4bn", "profit forecast at $2bn"."""
    return here.lemma in group("foreseeing")


def _clause(view: View, governor: Governor) -> Governor:
    """A governor that is no verb, with the verb over it: "could lead to 12 deaths".

    What has a copula is a clause of its own: "urged them to spare the city, home to two million".
    """
    i = governor.at
    for _ in range(_CLIMB):
        linking = next((t.index for t in view.tokens if t.head == i and t.dep == "cop"), None)
        if linking is not None:
            return replace(governor, verb=verb(view, linking))
        up = view.tokens[i].head
        if up == i:
            return governor
        i = up
        if is_verb(view, i):
            here = verb(view, i)
            return replace(governor, verb=here, chain=raising(view, here))
    return governor


def _arranged(view: View, governor: Governor) -> bool:
    """ "The firm is to cut 300 jobs": it is decided, and no mere wish."""
    here = governor.verb
    if here is None or "to" not in here.aux or here.form != "base" or governor.chain:
        return False
    return bool(here.aux & group("be") - {"be", "been", "being"})


def _purpose(view: View, governor: Governor, number: int) -> bool:
    """Whether an infinitive says what is meant to happen: "an operation to arrest two men".

    After verbs that leave no doubt ("were found to have died", "forced 500 to flee") and after
    "the third journalist to die" it says what did happen.
    """
    here = governor.verb
    if here is None or "to" not in here.aux:
        return False
    if here.form == "ing":  # "on their way to killing", but not "in addition to killing"
        return view.word(here.first - 1) in ("way", "close")
    if governor.chain:
        return governor.chain[-1].lemma not in group("factual")
    first = view.spans[number][0]
    if view.figures[number].unit == "ordinal" or view.free(first - 1) in group("only"):
        return False
    before = here.first - 1
    return before >= 0 and not (_asserts(view, before) or _driven(view, before))


def _driven(view: View, i: int) -> bool:
    """Whether the noun at `i` was brought to act: "the row led a man to kill four"."""
    j = i
    while j > max(0, i - _CLIMB) and not is_verb(view, j):
        if view.pos(j) not in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PUNCT"):
            return False
        j -= 1
    if not is_verb(view, j) or verb(view, j).form not in ("past", "s"):
        return False
    return verb(view, j).lemma in group("driving")


def _asserts(view: View, i: int) -> bool:
    """Whether the verb or noun before an infinitive says that the act was done."""
    return is_verb(view, i) and verb(view, i).lemma in group("factual")


def _conditional(view: View, number: int) -> bool:
    """Whether the figure stands in a clause after "if" or "unless"."""
    for i in range(view.spans[number][0] - 1, -1, -1):
        if view.low[i] in (",", ";", "“", "”"):
            return False
        if view.low[i] in ("if", "unless"):
            return view.word(i - 1) != "as"
    return False
