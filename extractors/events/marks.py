"""The marks that a text carries: names, streets, ages, kinds of event, content words."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from extractors.tables import rows, word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# The lookbehind keeps a long run of capitals from being tried again at each of them.
_NAME = re.compile(
    r"(?<![A-Z])[A-Z][\w'’]*[a-z][\w'’]*(?:-[A-Z]\w+)*(?: (?:[A-Z]\. )?(?:al-|de |bin |van |von )?"
    r"[A-Z][\w'’]*[a-z][\w'’]*(?:-[A-Z]\w+)*){0,3}"
)
_STREET = re.compile(
    r"(?:\b(?P<block>block of )|\b)(?:[NSEW]\.? |North |South |East |West |[NS][EW] )?"
    r"(?P<name>(?:[A-Z][\w'’]{1,20}|\d{1,3}(?:st|nd|rd|th))(?: [A-Z][\w'’]{1,20}){0,2}?) "
    r"(?:Streets?|St\b|Avenues?|Ave\b|Av\b|Roads?|Rd\b|Boulevard|Blvd\b|Drive|Dr\b|Lane|Ln\b"
    r"|Place\b|Pl\b|Court\b|Ct\b|Highway|Hwy\b|Parkway|Pkwy|Terrace|Circle|Turnpike|Pike\b)"
)
_BLOCK = re.compile(r"\bblock of (?:[NSEW]\.? |North |South |East |West )?(?P<name>[A-Z]\w{2,20})")
_NO_STREET = frozenset({"north", "south", "east", "west", "the", "long", "mr", "mrs", "dr", "and"})
_AGE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old\b|\baged? (\d{1,2})\b|(?<=[a-z]), (\d{1,2})(?=,)")


_BEGINNINGS = ("", ".", "!", "?", '"', "“")


def fold(word: str) -> str:
    """Lower case, without accents, possessive and plural endings ("Children's" -> "children")."""
    word = word.replace("’", "'").removesuffix("'s").casefold()
    if not word.isascii():
        plain = unicodedata.normalize("NFKD", word)
        word = "".join(c for c in plain if not unicodedata.combining(c))
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word


def words_in(text: str) -> Iterator[str]:
    """Content words in the order of the text, folded; no numbers, no stop words."""
    stop = stop_words()
    for match in _WORD.finditer(text):
        word = fold(match[0])
        if len(word) > 2 and word not in stop:
            yield word


def names_in(text: str) -> Iterator[str]:
    """Capitalised names, folded; a sentence's first word only as part of a longer name."""
    stop = stop_words()
    for match in _NAME.finditer(text):
        parts = [fold(part) for part in match[0].split(" ")]
        while parts and parts[0] in stop:
            del parts[0]
        while parts and parts[-1] in stop:
            del parts[-1]
        begins = text[max(0, match.start() - 2) : match.start()].strip() in _BEGINNINGS
        if len(parts) > 1 or (parts and len(parts[0]) > 2 and not begins):
            yield " ".join(parts)


def streets_in(text: str) -> Iterator[str]:
    """Names of streets without number, direction and type: "6800 block of Walker Mill Road"."""
    for pattern in (_STREET, _BLOCK):
        for match in pattern.finditer(text):
            name = " ".join(w for w in match["name"].casefold().split() if w not in _NO_STREET)
            if name:
                yield name


def ages_in(text: str) -> Iterator[int]:
    """Ages of people: "a 34-year-old", "aged 34", "Maria Lopez, 34,"."""
    for match in _AGE.finditer(text):
        yield int(match[1] or match[2] or match[3])


def kinds_in(text: str) -> Iterator[str]:
    """Kinds of event that the text's words name, once each."""
    exact, stems = _kinds()
    found = set()
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        ends = range(4, min(len(word), 14) + 1)
        kind = exact.get(word) or next((stems[word[:n]] for n in ends if word[:n] in stems), None)
        if kind and kind not in found:
            found.add(kind)
            yield kind


@cache
def stop_words() -> frozenset[str]:
    """Words that tell nothing of a story, folded."""
    return frozenset(map(fold, word_set("extractors.events", "story_stop.txt")))


@cache
def _kinds() -> tuple[dict[str, str], dict[str, str]]:
    exact: dict[str, str] = {}
    stems: dict[str, str] = {}
    for row in rows("extractors.events", "story_kinds.tsv"):
        for word in row["words"].split():
            (stems if word.endswith("*") else exact)[word.rstrip("*")] = row["kind"]
    return exact, stems
