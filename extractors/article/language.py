"""The language of a text, by script and function words: good for a paragraph, silent on less.

A character model would be surer on one sentence, but every package for it weighs megabytes; what
is asked here is whether English rules may read the article.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from extractors.tables import blocks

_SAMPLE = 6_000  # characters from the middle of the text
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 12  # words below which nothing is said
_SHARE = 0.12  # of the words that must be the language's function words; English news has 0.35
_DIFFERENT = 6  # other languages must show so many: "a" and "as" alone make no Portuguese
_LEAD = 1.25  # times as many as the next language has

# A script that one language's press has to itself, or nearly so; the others decide by letters.
_SCRIPTS = (
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("am", re.compile("[\u1200-\u137f]")),
    ("my", re.compile("[\u1000-\u109f]")),
)
_ARABIC = re.compile("[\u0600-\u06ff]")
_ARABIC_LETTERS = (("ur", re.compile("[ٹڈڑںے]")), ("fa", re.compile("[پچژگی]")))
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_CYRILLIC_LETTERS = (
    ("uk", re.compile("[іїєґ]", re.I)),
    ("sr", re.compile("[ђћџљњј]", re.I)),
    ("ru", re.compile("[ыэё]", re.I)),
    ("bg", re.compile("[ъ]", re.I)),
)
_SCRIPT_SHARE = 0.25  # of the letters
_LETTER_SHARE = 0.01  # of the letters of the script


def language_of(text: str) -> str | None:
    """An ISO 639-1 code, None where the text is too short or fits no language that is known."""
    middle = max(0, len(text) // 2 - _SAMPLE // 2)
    sample = text[middle : middle + _SAMPLE]
    letters = sum(map(len, _WORD.findall(sample)))
    if not letters:
        return None
    return _by_script(sample, letters) or _by_words(sample)


def _by_script(sample: str, letters: int) -> str | None:
    for code, script in _SCRIPTS:
        share = len(script.findall(sample)) / letters
        # Japanese mixes its kana with Chinese characters.
        if share >= (_SCRIPT_SHARE / 3 if code == "ja" else _SCRIPT_SHARE):
            return code
    return _by_letters(sample, letters, _ARABIC, _ARABIC_LETTERS, "ar") or _by_letters(
        sample, letters, _CYRILLIC, _CYRILLIC_LETTERS, None
    )


def _by_letters(
    sample: str,
    letters: int,
    script: re.Pattern[str],
    telling: tuple[tuple[str, re.Pattern[str]], ...],
    otherwise: str | None,
) -> str | None:
    """The language of a shared script by the letters that only it uses."""
    written = len(script.findall(sample))
    if written / letters < _SCRIPT_SHARE:
        return None
    for code, own in telling:
        if len(own.findall(sample)) >= written * _LETTER_SHARE:
            return code
    return otherwise


def _by_words(sample: str) -> str | None:
    words = Counter(_WORD.findall(sample.casefold()))
    total = words.total()
    if total < _FEWEST:
        return None
    found = sorted(
        ((sum(words[word] for word in own), code) for code, own in _function_words().items()),
        reverse=True,
    )
    (most, best), (second, _) = found[:2]
    if most < total * _SHARE or most < second * _LEAD:
        return None
    different = sum(word in words for word in _function_words()[best])
    return best if best == "en" or different >= _DIFFERENT else None


@lru_cache(maxsize=1)
def _function_words() -> Mapping[str, frozenset[str]]:
    languages = blocks("extractors.article", "languages.txt")
    return {code: frozenset(words) for code, words in languages.items()}
