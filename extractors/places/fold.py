"""Spellings of one name made equal: case, diacritics, apostrophes, hyphens, the Arabic article.

`fold` is the strict key, under which every name of the gazetteer is filed. `skeleton` is the loose
key for names carried over from Arabic script, where every outlet writes its own vowels and its own
article (Maarat al-Numan, Maarrat an-Nu'man): consonants only. A loose key finds a place only where
the article's other places bear it out, because different villages share their consonants.
"""

import re
import unicodedata
from functools import lru_cache

ARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "an",
        "en",
        "ar",
        "er",
        "as",
        "es",
        "ash",
        "esh",
        "at",
        "et",
        "az",
        "ez",
        "ad",
        "ed",
        "adh",
        "edh",
        "ath",
        "eth",
        "ach",
        "ech",
        "ou",
        "oul",
    ]
)
# Countries whose names reach English from Arabic script, in many spellings and with an article.
ARABIC_SCRIPT = frozenset(
    {
        *("AE", "AF", "BH", "DJ", "DZ", "EG", "EH", "IL", "IQ", "IR", "JO", "KW", "LB", "LY"),
        *("MA", "MR", "OM", "PK", "PS", "QA", "SA", "SD", "SO", "SY", "TD", "TN", "YE"),
    }
)
_OPENINGS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_MARKS = re.compile(r"['’‘`´ʼʿʾʻ.]")
_JOINERS = re.compile(r"[-‐‑–—/_]")
_LETTERS = str.maketrans(
    {
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
        "ß": "ss", "ə": "a", "ŋ": "n", "ħ": "h", "ĸ": "k",
    }
)  # fmt: skip
_DIGRAPHS = (
    ("tsch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "k"), ("gh", "g"), ("dj", "j"),
    ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("c", "k"), ("x", "k"),
    ("p", "b"), ("v", "f"), ("z", "s"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouwy]+")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=8192)
def fold_word(word: str) -> str:
    """One word (no space or hyphen in it) as the keys hold it: lower case, bare letters."""
    if word.isascii():
        return _MARKS.sub("", word.lower())
    lowered = unicodedata.normalize("NFKD", word).lower().translate(_LETTERS)
    letters = "".join(letter for letter in lowered if not unicodedata.combining(letter))
    # A spacing accent ("¨") comes apart into a blank and a mark.
    return " ".join(_MARKS.sub("", letters).split())


def join_words(words: list[str]) -> str:
    """The strict key of folded words: "st louis" and "saint louis" are one."""
    if words and words[0] in _OPENINGS and len(words) > 1:
        words = [_OPENINGS[words[0]], *words[1:]]
    return " ".join(words)


def fold(name: str) -> str:
    """The strict key of a name: "Ma‘arrat an-Nu‘mān" is "maarrat an numan"."""
    words = [fold_word(word) for word in _JOINERS.sub(" ", name).split()]
    return join_words([word for word in words if word])


def without_article(key: str) -> str:
    """A strict key without its Arabic articles: "al qusayr" is "qusayr"; one word stays."""
    words = key.split(" ")
    kept = [word for word in words if word not in ARTICLES]
    return " ".join(kept) if kept else key


def skeleton(key: str) -> str:
    """The loose key of a strict one: articles and vowels off, like consonants made one.

    "maarrat an numan" and "maarat al numan" are both "mrt nmn". An opening vowel leaves an "a", a
    closing h goes. Empty where fewer than three consonants are left: too little to tell places
    apart.
    """
    bones = consonants(key)
    return bones if len(bones.replace(" ", "")) >= 3 else ""


def consonants(key: str) -> str:
    """`skeleton` without its least length."""
    return " ".join(_bones(word) for word in without_article(key).split(" "))


@lru_cache(maxsize=8192)
def _bones(word: str) -> str:
    opening = "a" if word[:1] in "aeiou" else ""
    for written, sound in _DIGRAPHS:
        word = word.replace(written, sound)
    if len(word) > 1 and word.endswith("h"):
        word = word[:-1]
    return opening + _DOUBLED.sub(r"\1", _VOWELS.sub("", word))
