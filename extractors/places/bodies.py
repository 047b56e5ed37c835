"""Countries that a sentence speaks of by their own bodies and sums: "the Saudi health ministry".

"Turkish annual inflation", "Dutch customs", "Haiti's health ministry": what such a body counts at
home is its country's. An army, a foreign minister or a coalition acts abroad and locates nothing.
"""

from collections.abc import Sequence

from extractors.places.anchors import Anchor
from extractors.places.cues import Cues
from extractors.places.gazetteer import Entry, Gazetteer
from extractors.places.words import Word

WEIGHT = 0.95  # below what is in force: a place that the sentence itself names goes before it
_BESIDE = frozenset({"from", "to", "with", "by", "against", "for", "on", "via"})
_REACH = 4  # words behind the country's in which its body is named


def bodies(words: Sequence[Word], gazetteer: Gazetteer, cues: Cues) -> list[Anchor]:
    """The anchors of a sentence's countries that are named by a body or sum of their own."""
    found = []
    for place, word in enumerate(words[:-1]):
        if not word.capital or (place and words[place - 1].key in _BESIDE):
            continue
        entry = _country(words, place, gazetteer, cues)
        if entry is not None and _is_domestic(words, place, cues):
            found.append(Anchor(word.start, word.end, entry, WEIGHT))
    return found


def _country(words: Sequence[Word], place: int, gazetteer: Gazetteer, cues: Cues) -> Entry | None:
    word = words[place]
    if word.key in cues.demonyms and not word.owns:
        return gazetteer.by_id(cues.demonyms[word.key])
    if not word.owns:
        return None
    for number in gazetteer.find(word.key):
        entry = gazetteer.entry(abs(number))
        return entry if entry.kind == "C" else None
    return None


def _is_domestic(words: Sequence[Word], place: int, cues: Cues) -> bool:
    """Does a body that counts at home follow, before any that acts abroad or a comma?"""
    reach = words[place + 1 : place + 1 + _REACH]
    rules = next((at for at, word in enumerate(reach) if word.key in cues.groups["rule"]), None)
    if rules is not None:
        following = words[place + 2 + rules : place + 4 + rules]
        return not any(word.key in cues.groups["abroad"] for word in following)
    for at, word in enumerate(reach):
        if word.gap.strip(" -‑’'"):
            return False
        key = word.key
        if key in cues.groups["abroad"] or key in cues.groups["function"]:
            return False
        if key in cues.groups["border"]:
            return _has_keepers(reach[at + 1 : at + 2], cues)
        if key in cues.groups["domestic"]:
            return True
    return False


def _has_keepers(following: Sequence[Word], cues: Cues) -> bool:
    """Does a border have its guards behind it ("Polish border guards")? Else it is a line, and what
    happens near it may be on its other side ("a blast near the Turkish border")."""
    return any(not word.gap.strip() and word.key in cues.groups["keepers"] for word in following)
