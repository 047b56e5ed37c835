"""What an event hit, what it was done with, and its proper name, from the words that tell it."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.events.mentions import plural
from extractors.tables import rows

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_CAPITAL = r"[A-Z][\w'’-]*[a-z][\w'’-]*"
_NAMED = re.compile(
    # "Hurricane Petra", "Tropical Storm Ana"; "Operation Silent Dawn"; "Flight QX 204"; "the Cane
    # Creek Fire"; "Cyclone Idai" in capitals, too
    r"\b(?P<storm>(?:super )?(?:hurricane|typhoon|cyclone|(?:tropical |winter )?storm) [A-Z][\w-]+)"
    rf"|\b(?P<operation>operation (?:{_CAPITAL})(?: {_CAPITAL}){{0,2}})"
    r"|\b(?P<flight>flight [A-Z]{0,2}[ -]?\d{2,4})\b"
    rf"|\b[Tt]he (?P<fire>{_CAPITAL}(?: {_CAPITAL}){{0,2}} (?:Fire|Complex))\b",
)
_CASES = re.compile(
    r"\b(?:Super|Hurricane|Typhoon|Cyclone|Tropical|Winter|Storm|Operation|Flight)\b", re.IGNORECASE
)


def targets_in(text: str) -> Iterator[str]:
    """What the words name that may be hit, as the table calls it; one may come twice."""
    return _named_in(text, "target")


def means_in(text: str) -> Iterator[str]:
    """What the words name that harm is done with, as the table calls it; one may come twice."""
    return _named_in(text, "means")


def name_in(text: str) -> str | None:
    """The first proper name of an event in the words, in lower case; None without one."""
    lower = _CASES.sub(lambda word: word[0].lower(), text)
    found = _NAMED.search(lower)
    return found[found.lastgroup or 0].lower() if found else None


def _named_in(text: str, role: str) -> Iterator[str]:
    """The names of the role in the words; a word of "car bomb" is none of its own."""
    table, lows, at = _table(), [word.lower() for word in _WORD.findall(text)], 0
    while at < len(lows):
        pair = " ".join(lows[at : at + 2])
        both = table.get(pair, []) if at + 1 < len(lows) else []
        for found, name in both or table.get(lows[at], []):
            if found == role:
                yield name
        at += 2 if both else 1


@cache
def _table() -> dict[str, list[tuple[str, str]]]:
    """The role and the name that each word, or two words, stand for."""
    table: dict[str, list[tuple[str, str]]] = {}
    for row in rows(__package__, "particulars.tsv"):
        for word in row["words"].split():
            noun = word.replace("_", " ")
            for form in {noun, plural(noun)}:
                table.setdefault(form, []).append((row["role"], row["name"]))
    return table
