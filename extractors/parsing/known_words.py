"""What the pipeline's layers see of a word: the word itself where training saw it often enough,
else only its kind.

A hashed embedding gives a word that was never seen a vector of mere noise. The classical remedy
is a common vector for unknown words; here there is one for each kind of them: capitals and the
longest ending that training met on rare words often enough ("a-tion", "A-ille", "AA-"), and of
numbers and codes their shape in noughts ("0,000").
"""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from spacy.lang.norm_exceptions import BASE_NORMS

LONGEST_ENDING = 4
_LONGEST_SHAPE = 8

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class KnownWords:
    """`words` are in small letters and hold no digits; `endings` are kinds as `kind` writes
    them."""

    words: frozenset[str]
    endings: frozenset[str]

    def seen_as(self, text: str) -> str:
        """What stands for a word: itself in small letters, typographic signs made plain, or its
        kind."""
        word = plain(text)
        return word if word in self.words else self.kind(text)

    def kind(self, text: str) -> str:
        """The kind of a word taken for unknown."""
        if _DIGITS.search(text):
            return _DIGITS.sub(_noughts, text.lower())[:_LONGEST_SHAPE]
        kinds = kinds_of(text)
        return next((kind for kind in kinds if kind in self.endings), kinds[-1])


def plain(text: str) -> str:
    """A word in small letters, typographic signs made plain (spaCy's table)."""
    return BASE_NORMS.get(text, text.lower())


def kinds_of(text: str) -> list[str]:
    """The kinds that a word without digits may have, the longest ending first, then none."""
    capitals, word = _capitals(text), text.lower()
    longest = min(LONGEST_ENDING, len(word) - 1)
    endings = [word[-length:] for length in range(longest, 0, -1)]
    return [f"{capitals}-{ending}" for ending in [*endings, ""]]


def _capitals(text: str) -> str:
    if text.islower():
        return "a"
    if text[:1].isupper() and text[1:].islower():
        return "A"
    return "AA" if text.isupper() else "aA"


def _noughts(digits: re.Match[str]) -> str:
    return "0" * min(len(digits[0]), 4)


@lru_cache(maxsize=1)
def load_known_words() -> KnownWords:
    """The shipped lists; raises OSError or ValueError where they cannot be read."""
    data = json.loads((files("extractors") / "model" / "words.json").read_text(encoding="utf-8"))
    return KnownWords(frozenset(data["words"]), frozenset(data["endings"]))


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """The words that texts of all kinds use, in small letters; errors as `load_known_words`."""
    return frozenset(word.lower() for word in load_known_words().words)
