"""What an event hit, what it was done with, and its proper name, from the words that tell it."""

import re
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


def particulars_in(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """What the words name that may be hit, and what harm is done with, as the table calls them.

    A word of "car bomb" is none of its own.
    """
    table, lows, at = _table(), [word.lower() for word in _WORD.findall(text)], 0
    found: dict[str, set[str]] = {"target": set(), "means": set()}
    while at < len(lows):
        both = table.get(f"{lows[at]} {lows[at + 1]}") if at + 1 < len(lows) else None
        for role, name in both or table.get(lows[at], ()):
            found[role].add(name)
        at += 2 if both else 1
    return frozenset(found["target"]), frozenset(found["means"])


def name_in(text: str) -> str | None:
    """The first proper name of an event in the words, in lower case; None without one."""
    lower = _CASES.sub(lambda word: word[0].lower(), text)
    found = _NAMED.search(lower)
    return found[found.lastgroup or 0].lower() if found else None


@cache
def _table() -> dict[str, tuple[tuple[str, str], ...]]:
    """The role and the name that each word, or two words, stand for."""
    table: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in rows(__package__, "particulars.tsv"):
        for word in row["words"].split():
            noun = word.replace("_", " ")
            for form in {noun, plural(noun)}:
                table[form] = (*table.get(form, ()), (row["role"], row["name"]))
    return table
