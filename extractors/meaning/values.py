"""Figures that are the value of a noun: "the toll rose to 12", "inflation of 4%", "profit: $3m"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.meaning import lexicon
from extractors.meaning.governor import Governor
from extractors.meaning.nominals import is_state
from extractors.meaning.objects import before, noun_names
from extractors.meaning.phrases import Phrase
from extractors.meaning.verbs import Verb, is_verb, verb
from extractors.meaning.view import NOWHERE, View
from extractors.meaning.words import group
from extractors.records import Change

_SUBJECT = 25  # words back from a verb to its subject
_BEGINNINGS = frozenset({"begin", "start", "erupt", "open"})
_STATED = 5  # words back from a participle to "number"
_CLAUSE = 12  # words back from a preposition to the "since" before it
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON"})
_COMPARATIVES: dict[str, Change] = {"higher": "up", "lower": "down"}
_ENDS = frozenset({";", ":", "“", "”"})


@dataclass(frozen=True, slots=True)
class Valued:
    """The words [first, last) among which the noun stands whose value the figure is; the verb that
    links them, and the direction where the figure is a change; `named` where a noun says that it is
    one ("a 5% rise")."""

    first: int
    last: int
    verb: Verb | None
    change: Change | None
    named: bool = False


def valued(view: View, p: Phrase) -> Valued | None:
    """Where the noun stands whose value figure `p` is; None where the words link it to none."""
    if p.head is not None and p.link == "direct" and p.noun in lexicon.load().shifts:
        return _shifted(view, p, p.head)
    i = before(view, p.first)
    if view.free(i) == "record":
        i = before(view, i)
    word = view.free(i)
    if i < 0 or not word:
        return None
    if word in group("up") | group("down"):
        return _adverbial(view, i, "up" if word in group("up") else "down")
    if word == ":":
        return Valued(max(0, i - 4), i, None, None)
    if is_verb(view, i):
        return _by_verb(view, p, i, "")
    if view.pos(i) == "NOUN" and view.low[i] not in group("part_of_day"):
        return Valued(max(0, i - 2), i + 1, None, None)  # "the death toll as high as 35"
    if word in group("value_prepositions"):
        return _by_preposition(view, p, i, word)
    return None


def _shifted(view: View, p: Phrase, head: int) -> Valued:
    """ "a 5% increase in revenue", "a 5% price rise"."""
    change = lexicon.load().shifts[p.noun][0].change
    first, last = p.begin, head
    if view.free(head + 1) in ("in", "of", "for", "to"):
        first = last = head + 2
        while view.free(last) and view.pos(last) in _NOMINAL:
            last += 1
    return Valued(first, last, None, change, named=True)


def _adverbial(view: View, i: int, change: Change) -> Valued:
    """ "shares were up 12%", "sales up 3%"."""
    j = i - 1
    here = verb(view, j) if is_verb(view, j) else None
    first, last = subject(view, here.first if here else i, here.at if here else None)
    return Valued(first, last, here, change)


def _by_verb(view: View, p: Phrase, i: int, preposition: str) -> Valued:
    here = verb(view, i)
    first, last = subject(view, here.first, i)
    change = direction(here, preposition, "subject")
    if change is None and not preposition:
        change = _compared(view, p)
    return Valued(first, last, here, change)


def _compared(view: View, p: Phrase) -> Change | None:
    """ "closed 2% higher": the comparative behind the figure gives the direction."""
    after = view.free(p.last)
    return _COMPARATIVES.get(after) if view.free(p.last + 1) != "than" else None


def direction(here: Verb, preposition: str, role: str) -> Change | None:
    """Up or down where a verb of rising or falling has the figure as its extent, not as its end."""
    if preposition in ("to", "at", "from", "of", "above", "below", "between", "near"):
        return None
    for sense in lexicon.load().moves.get(here.lemma, ()):
        if role in sense.role or here.passive:
            return sense.change
    return None


def _by_preposition(view: View, p: Phrase, i: int, word: str) -> Valued | None:
    """ "rose to 12", "put the toll at 12", "cut rates by 2%", "a toll of 12"."""
    j = i - 1
    if view.free(j) == "," and view.free(j - 1) in group("drift"):
        j -= 1  # "revised its toll upward, to 52"
    elif view.free(j) == "," and word == "at" and view.free(p.last) == ",":
        j -= 1  # "Turnout, at 74%, beat that of May"
    while j >= 0 and (view.owner[j] != NOWHERE or _passed(view, j)):
        j -= 1
    if j < 0:
        return None
    if word == "to":
        j = _since(view, j)
    if is_verb(view, j) and _total(view, j) is None:
        return _behind(view, p, word) or _by_verb(view, p, j, word)
    if word == "of":
        shift = lexicon.load().shifts.get(view.low[j])
        if shift and view.pos(j) == "NOUN":
            return Valued(p.last, min(len(view.low), p.last + 5), None, shift[0].change, named=True)
        return Valued(max(0, j - 3), j + 1, None, None)
    start = _object(view, j)
    here = verb(view, start) if start >= 0 and is_verb(view, start) else None
    if here and word == "to" and view.free(start + 1) == "by":
        return Valued(*subject(view, here.first, start), here, None)  # "fell by 2% to 12"
    if word == "to" and here and not _sets(here, view.low[start + 1 : j + 1]):
        return None
    change = direction(here, word, "object") if here else None
    return Valued(_apart(view, start + 1, j), j + 1, here, change)


def _apart(view: View, start: int, end: int) -> int:
    """Where a noun with a figure of its own begins: "the number of cases at 71 and of deaths at
    40", "with unemployment at 7%"."""
    for i in range(end, start, -1):
        if view.low[i - 1] == "and" and view.low[i] == "of":
            return i + 1
    return start + (view.free(start) == "with")


def _passed(view: View, j: int) -> bool:
    """Whether the word at `j` may stand between a verb and "to 12": "was revised down to 12"."""
    return view.pos(j) in ("ADV", "DET") or (view.pos(j) == "ADP" and view.low[j] in group("drift"))


def _behind(view: View, p: Phrase, word: str) -> Valued | None:
    """ "brings to 12 the number of people killed"."""
    i = p.last + 1 if view.pos(p.last) == "DET" else p.last
    while view.pos(i) in ("NOUN", "ADJ") and view.free(i) not in group("total_noun"):
        i += 1
    if word not in ("to", "at") or view.free(i) not in group("total_noun"):
        return None
    last = i
    while last < len(view.low) and last - i < _SUBJECT and view.low[last] not in (",", ".", *_ENDS):
        last += 1
    return Valued(p.last, last, None, None)


def _object(view: View, j: int) -> int:
    """The verb, or where a clause ends, back from the last word of what stands before "to 12"."""
    start = j
    while start >= 0 and j - start < _SUBJECT:
        if view.low[start] in _ENDS or view.low[start] == ",":
            break
        if is_verb(view, start):
            total = _total(view, start)
            if total is None:
                break
            start = total
        start -= 1
    return start


def _sets(here: Verb, words: Sequence[str]) -> bool:
    """Whether the verb, of the words between it and "to 12", can set the total that they name:
    "brought the number of dead to 12", but not "moved" or, for "came to", "amounted"."""
    if group("total_noun").isdisjoint(words):
        return True
    return here.lemma in group("setting") or here.lemma in lexicon.load().moves


def _total(view: View, j: int) -> int | None:
    """Where the number of those stands whose state the word at `j` says: "brought the number of
    people killed to 12"."""
    if not is_state(view, j):
        return None
    i = j - 1
    while i >= 0 and j - i <= _STATED and (view.pos(i) in _NOMINAL or view.low[i] == "of"):
        if view.low[i] in group("total_noun"):
            return i
        i -= 1
    return None


def _since(view: View, j: int) -> int:
    """Back over a time after a noun or verb: "the toll since the war began in March to 12", "has
    risen since Monday to 12". What else was done since may have the figure ("raised rates to 5%").
    """
    for i in range(j, max(0, j - _CLAUSE), -1):
        word = view.low[i]
        if word in _ENDS or word == ",":
            return j
        if is_verb(view, i) and verb(view, i).lemma not in _BEGINNINGS:
            return j
        if word == "since":
            return i - 1
    return j


def subject(view: View, end: int, at: int | None) -> tuple[int, int]:
    """The words of the subject of the verb at `at`, whose group begins at `end`: as parsed, or back
    to where the clause begins."""
    if at is not None:
        above = view.tokens[at].head if view.tokens[at].dep in ("cop", "aux") else at
        for token in view.tokens[:end]:
            if token.head in (at, above) and token.dep.startswith("nsubj"):
                return _left_edge(view, token.index), end
    start = end - 1
    while start >= 0 and end - start < _SUBJECT:
        word = view.free(start)
        if word in _ENDS or (word in (",", "and", "but", "that", "as") and end - start > 1):
            break
        start -= 1
    return start + 1, end


def _left_edge(view: View, head: int) -> int:
    """The first word of the subtree of `head` to its left."""
    edge = head
    for i in range(head - 1, -1, -1):
        if not edge <= view.tokens[i].head <= head:
            break
        edge = i
    return edge


def among(view: View, found: Valued) -> bool:
    """Whether the words name a group that the figure is part of: "among the dead were four"."""
    if found.verb is None or found.verb.lemma not in ("be", "include"):
        return False
    words = view.low[found.first : found.last]
    return bool({"among", "amongst", "also"} & set(words)) or (
        found.verb.lemma == "include" and len(words) < 6 and "the" in words
    )


def names(view: View, found: Valued) -> Iterator[Governor]:
    """The nouns among the words, the head first where it can be told: before any preposition."""
    for j in range(found.first, found.last):
        if view.owner[j] != NOWHERE:
            continue
        for lemma in noun_names(view, j):
            yield Governor(j, lemma, "noun", "value", found.verb)
        if is_state(view, j):
            yield from _states(view, j, found.verb)


def _states(view: View, j: int, linking: Verb | None) -> Iterator[Governor]:
    """ "the dead", "those wounded": by the adjective or by the verb of the participle."""
    yield Governor(j, view.low[j], "adj", "value", linking)
    form = lexicon.load().forms.get(view.low[j])
    if form:
        yield Governor(j, form[0], "verb", "value", linking)
