"""A sentence's words as the place finder needs them."""

import re
from typing import NamedTuple

from extractors.places.fold import fold_word

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[A-Z]\.[A-Z]\b|[^\W\d_]+(?:['’‘`´ʼʿʾ][^\W\d_]+)*|\d+")
_PLURAL_OWNER = ("' ", "’ ")
_POSSESSIVE = ("'s", "’s", "'S", "’S")


class Word(NamedTuple):
    """A word without its possessive ending; `gap` is what stands between it and the one before.

    `capital`: its first letter is upper case. `key` is folded. `owns`: "Syria's". (A tuple: one is
    made of every word of an article, and a frozen dataclass takes three times as long.)
    """

    text: str
    key: str
    start: int
    end: int
    gap: str
    capital: bool
    owns: bool


def words_of(text: str) -> list[Word]:
    """The words of a text in order; "U.S." is one, "north-west" two."""
    words = []
    before = 0
    for match in _WORD.finditer(text):
        written = match.group()
        start, end = match.span()
        owns = False
        if written.isalpha() and written.isascii():
            key = written.lower()
            owns = written[-1] in "sS" and text[end : end + 2] in _PLURAL_OWNER
        else:
            if written.endswith(_POSSESSIVE):
                written, owns = written[:-2], True
            key = fold_word(written)
        gap = text[before:start]
        stop = start + len(written)
        words.append(Word(written, key, start, stop, gap, written[0].isupper(), owns))
        before = end
    return words


def is_title_case(words: list[Word], least: int) -> bool:
    """Is this a headline In Title Case, or one in CAPITALS, where capitals say nothing?

    `least` is the number of longer words below which there is no telling.
    """
    long = [word for word in words if len(word.text) > 3 and not word.text.isdigit()]
    return len(long) >= least and sum(word.capital for word in long) >= 0.75 * len(long)
