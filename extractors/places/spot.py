"""Where a sentence may name a place: the spans of words that the gazetteer knows."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.places.cues import Cues
from extractors.places.fold import ARABIC_SCRIPT, ARTICLES, join_words, skeleton, without_article
from extractors.places.gazetteer import Gazetteer
from extractors.places.packing import NO_PLACE
from extractors.places.words import Word

LONGEST = 6
_WITHIN = frozenset({" ", "-", ". ", ".", "\u00a0", "‑", "–", " & "})
_FREE_ARTICLES = frozenset({"al", "el"})  # the others are English words unless a hyphen follows
_SHORTEST_LOOSE = 5
_LOWER_ENDS = frozenset({"zone", "eurozone"})


@dataclass(frozen=True, slots=True)
class Span:
    """Words `first` to `last` of a sentence, which the gazetteer files under `key`.

    `numbers` are the rows they may mean; `loose`: found by consonants only.
    """

    first: int
    last: int
    key: str
    numbers: tuple[int, ...]
    loose: bool


def spans_of(words: Sequence[Word], gazetteer: Gazetteer, cues: Cues) -> list[Span]:
    """The spans of one sentence from left to right, the longest at each word, none in another."""
    spans: list[Span] = []
    place = 0
    while place < len(words):
        span = _span_at(words, place, gazetteer, cues)
        if span is None:
            place += 1
            continue
        if span.numbers != (NO_PLACE,):
            spans.append(span)
        place = span.last + 1
    return spans


def _span_at(words: Sequence[Word], place: int, gazetteer: Gazetteer, cues: Cues) -> Span | None:
    word = words[place]
    if not word.capital and word.key not in cues.openings:
        return None
    if word.capital or (word.key in ARTICLES and _article(words, place)):
        return _longest(words, place, gazetteer, cues) or _loosely(words, place, gazetteer, cues)
    return None if word.key in ARTICLES else _longest(words, place, gazetteer, cues)


def _article(words: Sequence[Word], place: int) -> bool:
    after = place + 1
    if after == len(words) or not words[after].capital:
        return False
    return words[after].gap in ("-", "‑") or words[place].key in _FREE_ARTICLES


def _longest(words: Sequence[Word], place: int, gazetteer: Gazetteer, cues: Cues) -> Span | None:
    best = None
    keys: list[str] = []
    capitals = 0
    for last in range(place, min(place + LONGEST, len(words))):
        word = words[last]
        if last > place and word.gap not in _WITHIN:
            return _bracketed(words, place, last, gazetteer) or best
        keys.append(word.key)
        key = join_words(keys)
        capitals += word.capital
        if capitals or keys[0] in cues.groups["uncapitalised"]:
            numbers = _named(gazetteer, key, words[place : last + 1], cues)
            if numbers and (_may_end(word, cues) or numbers == (NO_PLACE,)):
                best = Span(place, last, key, numbers, False)
        if not gazetteer.goes_on(key) and words[place].key not in ARTICLES:
            break
    return best


def _bracketed(words: Sequence[Word], place: int, last: int, gazetteer: Gazetteer) -> Span | None:
    """A name whose bracket tells it from its namesakes: "Halle (Saale)"."""
    if words[last].gap != " (" or not words[last].capital:
        return None
    key = f"{join_words([word.key for word in words[place:last]])} ({words[last].key})"
    numbers = gazetteer.find(key)
    return Span(place, last, key, numbers, False) if numbers else None


def _may_end(word: Word, cues: Cues) -> bool:
    """A name ends in a capitalised word, or in that for its kind: "Gaza strip", "euro zone"."""
    return word.capital or word.key in cues.groups["place_word"] or word.key in _LOWER_ENDS


def _named(gazetteer: Gazetteer, key: str, words: Sequence[Word], cues: Cues) -> tuple[int, ...]:
    """The rows of a strict key, none where the writing of the words speaks against a name."""
    if len(words) == 1:
        text = words[0].text
        if len(key) <= 3 and not (_short_name(text) or key in cues.groups["code"]):
            return ()
        if key in cues.groups["function"] or key in cues.groups["calendar"]:
            return ()
    numbers = gazetteer.find(key)
    if not numbers and words[0].key in ARTICLES:
        bare = gazetteer.find(without_article(key))
        return tuple(one for one in bare if gazetteer.country_code(abs(one)) in ARABIC_SCRIPT)
    return numbers


def _short_name(text: str) -> bool:
    """A name of up to three letters as names are written: "US", "UAE", "Fla", "Ibb"; not "us"."""
    return text.isupper() or "." in text or (len(text) == 3 and text[0].isupper())


def _loosely(words: Sequence[Word], place: int, gazetteer: Gazetteer, cues: Cues) -> Span | None:
    """A name carried over from Arabic script, found by its consonants: the longest first."""
    ends: list[int] = []
    for last in range(place, min(place + 4, len(words))):
        word = words[last]
        if last > place and word.gap not in _WITHIN:
            break
        if word.key in cues.groups["function"] or word.key in cues.groups["calendar"]:
            break
        if word.capital:
            ends.append(last)
        elif word.key not in cues.groups["inside_word"]:
            break
    for last in reversed(ends):
        if last == place and words[place].key in cues.demonyms:
            break  # "Syrian" shares its consonants with Suran
        key = join_words([word.key for word in words[place : last + 1]])
        bones = skeleton(key) if len(without_article(key)) >= _SHORTEST_LOOSE else ""
        numbers = gazetteer.find_loose(bones) if bones else ()
        if numbers:
            return Span(place, last, key, numbers, True)
    return None
