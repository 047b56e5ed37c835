"""Distances from a town: "23 km north of Santos" is near it, "300 km north of Santos" is not."""

from collections.abc import Sequence

from extractors.places.words import Word

_COMPASS = frozenset({
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
})  # fmt: skip
_METRES = {
    ("km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"): 1000.0,
    ("mile", "miles", "mi"): 1609.344,  # the international mile of 1959
    ("m", "metre", "metres", "meter", "meters"): 1.0,
    ("yard", "yards"): 0.9144,
}
_UNITS = {name: metres for names, metres in _METRES.items() for name in names}
_NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "dozen": 12, "twelve": 12, "fifteen": 15, "twenty": 20,
    "thirty": 30, "few": 3, "couple": 2, "several": 5,
}  # fmt: skip
_SMALL = frozenset({"just", "immediately", "slightly"})
NEAR = 50_000.0  # metres


def is_near(words: Sequence[Word], first: int) -> bool:
    """Is the name at `first`, after "north of", said to be no more than 50 km off?"""
    at = first - 2  # over "of"
    while at >= 0 and words[at].key in _COMPASS:
        at -= 1
    if at < 0:
        return False
    metres = _UNITS.get(words[at].key)
    if metres is None:
        return words[at].key in _SMALL
    count = _count(words, at - 1)
    return count is not None and count * metres <= NEAR


def _count(words: Sequence[Word], at: int) -> float | None:
    """The number that ends at `at`, its decimals left off, None where none is read there.

    "1,200" and "2.5" are cut into two words each; in thousands nothing is near.
    """
    if at > 0 and words[at].gap == "." and words[at].text.isdigit():
        return _count(words, at - 1)
    if at < 0:
        return None
    if not words[at].text.isdigit():
        return _NUMBERS.get(words[at].key)
    grouped = at > 0 and words[at].gap == "," and words[at - 1].text.isdigit()
    return None if grouped else float(words[at].text[:6])
