"""Towns that are surnames: "Ines Duarte, a doctor", "Berta Halle, 34,"."""

from collections.abc import Sequence

from extractors.meaning import classes
from extractors.places.cues import Cues
from extractors.places.spot import Span
from extractors.places.words import Word

_ARTICLES = frozenset({"a", "an", "the", "his", "her", "their", "one"})
_DESCRIBED = 4  # words after the article among which the noun for the person is looked for
_GREATEST_AGE = 110


def is_surname(words: Sequence[Word], span: Span, cues: Cues) -> bool:
    """Is the span, after one capitalised word that opens its clause, a person's last name?

    A capital there tells of no name by itself ("Besieged Aleppo"), but a first name does, and so
    does what is said only of persons: an age, what they are, "who".
    """
    opening = words[span.first - 1]
    if opening.key in cues.first_names:
        return True
    if opening.key.endswith(("ed", "ly")):
        return False
    return not words[span.last].owns and _told_of(words, span.last + 1, cues)


def _told_of(words: Sequence[Word], at: int, cues: Cues) -> bool:
    """Does ", 34,", ", who" or ", a doctor at" begin at `at`?"""
    if at + 1 >= len(words) or words[at].gap != ", ":
        return False
    first = words[at]
    if first.text.isdigit():
        return int(first.text[:4]) <= _GREATEST_AGE and words[at + 1].gap == ", "
    return first.key == "who" or (first.key in _ARTICLES and _is_person(words, at + 1, cues))


def _is_person(words: Sequence[Word], at: int, cues: Cues) -> bool:
    """Do the words from `at` on name a person, and none who then speaks ("a minister said")?"""
    for place in range(at, min(at + _DESCRIBED, len(words))):
        if words[place].gap not in (" ", "-"):
            return False
        if classes.kind_of(classes.class_of(words[place].key)) == "being":
            after = words[place + 1] if place + 1 < len(words) else None
            return after is None or after.key not in cues.groups["speech"]
    return False
