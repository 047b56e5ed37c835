"""Mentions of events: the words by which a sentence says that something happened.

Words only, no parse: most sentences that name an event hold no figure and are not parsed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from extractors.event_kinds import EventKind, event_kinds
from extractors.meaning.lexicon import forms_of
from extractors.tables import word_set

# new: "a blast", "exploded"; known: "the blast", "this attack"; another: "a separate attack", "last
# week's raid", "the 2016 fire"; bare: "air strikes", "Monday's blast".
Article = Literal["new", "known", "another", "bare"]
Form = Literal["noun", "plural", "verb"]
# Families whose verbs tell of an event by themselves ("shelled"); "met" and "bought" do not.
_TELLING = frozenset({"attack", "fighting", "crime", "unrest", "disaster", "accident", "justice"})
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_LAST = re.compile(r"\blast (?:week|month|year|night|\w+day)(?:['’]?s)?(?: [\w-]+){0,2} \Z", re.I)
_BACK = 4  # words before a mention that may say which one it is


@dataclass(frozen=True, slots=True)
class Mention:
    """A word of event at offsets of its sentence.

    `kind` is None where the word says only that something happened ("the incident"). `several`:
    more than one are told of as one ("a string of raids", "air strikes").
    """

    start: int
    end: int
    kind: EventKind | None
    article: Article
    several: bool

    @property
    def family(self) -> str | None:
        """The family of its kind, None without one."""
        return self.kind.family if self.kind else None


@lru_cache(maxsize=256)
def mentions_in(text: str) -> tuple[Mention, ...]:
    """The mentions of a sentence from left to right; those of the last sentences are kept."""
    words, forms = list(_WORD.finditer(text)), _forms()
    lows = [word[0].lower() for word in words]
    return tuple(_read(text, words, lows, forms))


def _read(
    text: str,
    words: Sequence[re.Match[str]],
    lows: Sequence[str],
    forms: dict[str, tuple[EventKind | None, Form]],
) -> Iterator[Mention]:
    at = 0
    while at < len(lows):
        low, size = lows[at], 1
        pair = f"{low} {lows[at + 1]}" if at + 1 < len(lows) else low
        if pair in forms:
            low, size = pair, 1 + (pair != low)
        if low in forms:
            kind, form = forms[low]
            start, end = words[at].start(), words[at + size - 1].end()
            before = lows[max(0, at - _BACK) : at]
            named = low in _words("capital") and text[start].isupper()
            if text[start - 1 : start] not in ("-", "$") and not named:
                several = form == "plural" or not _words("series").isdisjoint(before)
                article = "new" if form == "verb" else _article(text[:start], before)
                yield Mention(start, end, kind, article, several)
        at += size


def _article(text: str, before: Sequence[str]) -> Article:
    """Which event the words before a noun make it, the nearest of them first."""
    if _LAST.search(text, max(0, len(text) - 40)):
        return "another"
    for place in range(len(before) - 1, -1, -1):
        word = before[place]
        if word in _words("another"):
            return "another"
        if _YEAR.match(word) and before[place - 1 : place] == ["the"]:
            return "another"
        if word in _words("known"):
            return "known"
        if word in _words("new"):
            return "new"
        if word in _words("halt"):
            break
    return "bare"


def _words(block: str) -> frozenset[str]:
    return _blocks()[block]


@cache
def _blocks() -> dict[str, frozenset[str]]:
    names = ("another", "known", "new", "series", "halt", "capital")
    return {name: word_set(__package__, "words.txt", name) for name in names}


@cache
def _forms() -> dict[str, tuple[EventKind | None, Form]]:
    """Each form of the table's words, its parts joined by a blank, with its kind."""
    forms: dict[str, tuple[EventKind | None, Form]] = {}
    kinds = event_kinds().values()
    for kind in kinds:
        for noun in kind.nouns:
            name = noun.replace("_", " ")
            forms.setdefault(name, (kind, "noun"))
            forms.setdefault(plural(name), (kind, "plural"))
    pasts = _pasts(verb for kind in kinds for verb in kind.verbs)
    for kind in kinds:
        for verb in kind.verbs if kind.family in _TELLING else ():
            first, _, rest = verb.partition("_")
            for form in pasts[first]:
                forms.setdefault(f"{form} {rest}".strip(), (kind, "verb"))
    for word in word_set(__package__, "words.txt", "any"):
        forms[word], forms[plural(word)] = (None, "noun"), (None, "plural")
    for word in word_set(__package__, "words.txt", "loose"):
        forms.pop(word, None)
    return forms


def _pasts(verbs: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The past and the participles of each verb; of "lay_off", those of its first word."""
    firsts = {verb.partition("_")[0] for verb in verbs}
    table: dict[str, tuple[str, ...]] = dict.fromkeys(firsts, ())
    for form, (verb, name) in forms_of(firsts).items():
        if verb in firsts and name in ("past", "ing"):
            table[verb] = (*table[verb], form)
    return table


def plural(noun: str) -> str:
    """The regular plural of a noun, or of the last word of a name."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"
