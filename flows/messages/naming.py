"""Outlets and sources as a sentence names them: "The National", "SOHR", "the health ministry"."""

import re
from urllib.parse import urlsplit

from extractors.sources.lexicon import aliases, fold
from flows.messages.phrases import words
from warehouse.records import Account

_SMALL = frozenset({"of", "for", "and", "the", "on", "in"})
_LONG_NAME = 4  # words, from which a name's own initials are used instead
_LONGEST_TITLE = 60
_DETERMINED = re.compile(
    r"(?:the|a|an|his|her|its|their|our|local|state|several|some|two|three)\b|.*?['’]s?\s",
    re.IGNORECASE,
)


def outlet_of(account: Account) -> str:
    """Who published an article: its publisher, else its site, else its headline."""
    if account.publisher:
        return " ".join(account.publisher.split())
    host = _host_of(account.url)
    if host:
        return host.removeprefix("www.")
    title = " ".join((account.title or "").split())
    if not title:
        return "one article"
    short = title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE].rstrip()}…"
    return f"“{short}”"


def _host_of(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def source_in_words(source: str) -> str:
    """A source within a sentence: its known initials, or its name with the article it wants."""
    name = " ".join(source.split())
    parts = name.split()
    initials = "".join(word[0] for word in parts if word.lower() not in _SMALL)
    if len(parts) >= _LONG_NAME and aliases().get(fold(initials)) == name:
        return initials
    if name.islower() and parts[-1] in words("document") and not _DETERMINED.match(name):
        return f"{'an' if name[0] in 'aeio' else 'a'} {name}"
    return f"the {name}" if _wants_article(name) else name


def _wants_article(name: str) -> bool:
    if _DETERMINED.match(name):
        return False
    low = name.lower().split()
    head = re.split(r"\s(?:of|for|on|in|at|\(via)\s|\s\(", name.lower())[0].split()
    if not head or low[0] in words("no_body"):
        return False
    if name.islower():
        return head[-1] in words("body") and head[-1] not in words("plain_body")
    return head[-1] in words("body") and len(low) > 1


def place_in_words(place: str) -> str:
    """A place behind "in": "Idlib", "the Gaza Strip"."""
    name = " ".join(place.split())
    last = name.lower().split()[-1] if name else ""
    named = last in words("place") and not name.lower().startswith("the ")
    return f"the {name}" if named else name
