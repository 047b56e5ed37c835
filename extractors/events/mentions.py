"""Mentions of events: the words by which a sentence says that something happened.

Words only, no parse: most sentences that name an event hold no figure and are not parsed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from extractors.event_kinds import event_kinds
from extractors.meaning.lexicon import forms_of
from extractors.tables import word_set

# new: "a blast", "exploded"; known: "the blast", "this attack"; other: "another", "a separate
# attack", "last week's raid"; bare: "air strikes", "Monday's blast", the word alone.
Article = Literal["new", "known", "other", "bare"]
_SERIES = re.compile(
    r"\b(?:series|string|spate|wave|waves|dozens|scores|several|multiple|number|many|repeated"
    r"|hundreds)\b(?: of)?(?: [\w-]+){0,2} $",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:another|an?other|separate|second|third|similar|earlier|previous|past|recent|other"
    r"|last (?:week|month|year)(?:'s|’s|s)?|subsequent|different|further|(?:19|20)\d\d)"
    r"(?: [\w'’-]+){0,2} $",
    re.IGNORECASE,
)
_KNOWN = re.compile(r"\b(?:the|this|that|these|those|its|their)(?: [\w'’-]+){0,2} $", re.IGNORECASE)
_NEW = re.compile(r"\b(?:an?|one|two|three|four|five|twin)(?: [\w'’-]+){0,2} $", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Families whose verbs tell of an event by themselves ("shelled"); "met" and "bought" do not.
_TELLING = frozenset({"attack", "fighting", "crime", "unrest", "disaster", "accident", "justice"})
Named = tuple[str, str, str]
_BACK = 40  # characters before a mention that may say which one it is


@dataclass(frozen=True, slots=True)
class Mention:
    """A word of event at offsets of its sentence. `kind` None: it says only that one happened."""

    start: int
    end: int
    kind: str | None
    family: str | None
    article: Article
    several: bool


@lru_cache(maxsize=256)
def mentions_in(text: str) -> tuple[Mention, ...]:
    """The mentions of a sentence from left to right."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Mention]:
    words, forms, at = list(_WORD.finditer(text)), _forms(), 0
    lows = [word[0].lower() for word in words]
    while at < len(words):
        pair = " ".join(lows[at : at + 2])
        size = 2 if at + 1 < len(words) and pair in forms else 1
        named = forms.get(pair) or forms.get(lows[at])
        if named is not None:
            yield _mention(text, words[at].start(), words[at + size - 1].end(), named)
        at += size if named else 1


def _mention(text: str, start: int, end: int, named: Named) -> Mention:
    kind, family, form = named
    before = text[max(0, start - _BACK) : start]
    several = form == "plural" or _SERIES.search(before) is not None
    article = "new" if form == "verb" else _article(before)
    return Mention(start, end, kind or None, family or None, article, several)


def _article(before: str) -> Article:
    if _OTHER.search(before):
        return "other"
    if _KNOWN.search(before):
        return "known"
    return "new" if _NEW.search(before) else "bare"


@cache
def _forms() -> dict[str, Named]:
    """Each form of the table's words, its parts joined by a blank, with kind, family and form."""
    forms: dict[str, Named] = {}
    for kind in event_kinds().values():
        for noun in kind.nouns:
            name = noun.replace("_", " ")
            forms.setdefault(name, (kind.name, kind.family, "noun"))
            forms.setdefault(plural(name), (kind.name, kind.family, "plural"))
    for kind in event_kinds().values():
        for verb in kind.verbs if kind.family in _TELLING else ():
            for form in _pasts(verb.replace("_", " ")):
                forms.setdefault(form, (kind.name, kind.family, "verb"))
    for word in word_set(__package__, "mentions.txt", "any"):
        forms[word] = forms[plural(word)] = ("", "", "noun")
    for word in word_set(__package__, "mentions.txt", "loose"):
        forms.pop(word, None)
    return forms


def _pasts(verb: str) -> Iterator[str]:
    """The past and the participles of a verb; of "lay off", those of its first word."""
    first, blank, rest = verb.partition(" ")
    for form, (_, name) in forms_of([first]).items():
        if name in ("past", "ing"):
            yield form + blank + rest


def plural(noun: str) -> str:
    """The regular plural of a noun, or of the last word of a name."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"
