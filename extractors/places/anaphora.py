"""Places named by their kind alone: "in the province", "the country's", "across the enclave"."""

from collections.abc import Sequence

from extractors.places.cues import Cues
from extractors.places.words import Word

# The kinds that a definite noun may take up; K is the capital of the country spoken of.
_TAKEN_UP = {
    "province": "RN", "governorate": "RN", "oblast": "RN", "state": "RN", "region": "RNC",
    "territory": "RNC", "enclave": "RN", "peninsula": "NR", "strip": "RN", "island": "NCR",
    "district": "D", "county": "D", "country": "C", "nation": "C", "kingdom": "C",
    "capital": "K", "city": "P", "town": "P", "village": "P", "suburb": "P", "settlement": "P",
}  # fmt: skip
_INNER = frozenset(
    [
        "northern",
        "southern",
        "eastern",
        "western",
        "northwestern",
        "northeastern",
        "southwestern",
        "southeastern",
        "central",
        "north",
        "south",
        "east",
        "west",
        "whole",
        "entire",
        "besieged",
        "same",
        "rebel",
        "held",
        "occupied",
        "coastal",
    ]
)


def taken_up(words: Sequence[Word], cues: Cues) -> list[tuple[int, int, str]]:
    """First and last word of each definite noun of place, with the kinds it may take up.

    "The province of Idlib" and "the city council" take nothing up.
    """
    found = []
    for place, word in enumerate(words):
        kinds = _TAKEN_UP.get(word.key, "")
        if not kinds or word.capital or not place:
            continue
        first = place - 1
        while first > 0 and words[first].key in _INNER:
            first -= 1
        if words[first].key not in ("the", "this") or not _stands_alone(words, place, cues):
            continue
        found.append((first, place, kinds))
    return found


def _stands_alone(words: Sequence[Word], place: int, cues: Cues) -> bool:
    if words[place].owns or place + 1 == len(words):
        return True
    after = words[place + 1]
    if after.gap.strip():
        return True
    key = after.text.lower()
    return (
        not after.capital and key != "of" and key not in cues.groups["title"] | cues.groups["org"]
    )
