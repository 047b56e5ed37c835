"""Mentions of events: the words by which a sentence says that something happened.

Words only, no parse: most sentences that name an event hold no figure and are not parsed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

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
        size = 2 if pair in forms else 1
        named = forms.get(pair) or forms.get(lows[at])
        if named is not None:
            yield _mention(text, words[at].start(), words[at + size - 1].end(), named)
        at += size if named else 1


def _mention(text: str, start: int, end: int, named: Named) -> Mention:
    kind, family, form = named
    before = text[max(0, start - _BACK) : start]
    several = form == "plural" or _SERIES.search(before) is not None
    article = "new" if form == "verb" else _article(before)
    if family == "-":
        return Mention(start, end, None, None, article, several)
    return Mention(start, end, kind, family, article, several)


def _article(before: str) -> Article:
    if _OTHER.search(before):
        return "other"
    if _KNOWN.search(before):
        return "known"
    return "new" if _NEW.search(before) else "bare"


@cache
def _forms() -> dict[str, Named]:
    """Each form with its kind, family and form: "noun", "plural" or "verb"."""
    forms: dict[str, Named] = {}
    text = files(__package__).joinpath("data", "mentions.tsv").read_text("utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        kind, family, nouns, verbs = [*line.split("\t"), ""][:4]
        for word in verbs.split():
            forms[word.replace("_", " ")] = (kind, family, "verb")
        for word in nouns.split():
            noun = word.replace("_", " ")
            forms[noun] = (kind, family, "noun")
            forms[_plural(noun)] = (kind, family, "plural")
    return forms


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
