"""Where a sentence may name a place, and what its neighbours say of the name."""

from dataclasses import dataclass
from typing import Literal

from extractors.places.cues import Cues
from extractors.places.fold import ARTICLES, join_words, skeleton, without_article
from extractors.places.gazetteer import Gazetteer
from extractors.places.words import Word

Frame = Literal["plain", "modifier", "org", "name"]
LONGEST = 5
_WITHIN = (" ", "-", ". ", " - ", "\u00a0", "‑", "–")


@dataclass(frozen=True, slots=True)
class Spot:
    """A span of words that the gazetteer knows.

    `numbers` are the rows it may mean; `loose`: found by its consonants only. `frame` is what the
    neighbours make of it: "modifier" ("US President", "Britain-based"), "org" ("Bank of England"),
    "name" (part of a longer name, a person's mostly), else "plain". `hint` is the kind that the text
    names beside it ("Idlib province" R, "the city of" P), "" without one. `outer` is the index of the
    spot that is named as what holds it ("Memphis, Tenn."), None without one.
    """

    first: int
    last: int
    start: int
    end: int
    key: str
    numbers: tuple[int, ...]
    loose: bool
    frame: Frame
    hint: str
    before: str
    outer: int | None = None


def spot(words: list[Word], gazetteer: Gazetteer, cues: Cues, shouted: bool) -> list[Spot]:
    """The spots of one sentence from left to right, none within another.

    `shouted`: a headline in Title Case or capitals, whose capitals are no evidence of a longer name.
    """
    spots: list[Spot] = []
    place = 0
    while place < len(words):
        found = _longest(words, place, gazetteer, cues)
        if found is None:
            place += 1
            continue
        last, key, numbers, loose = found
        frame = frame_of(words, place, last, cues, shouted)
        hint = hint_of(words, place, last, cues)
        before = words[place - 1].text.lower() if place else ""
        spots.append(
            Spot(
                place,
                last,
                words[place].start,
                words[last].end,
                key,
                numbers,
                loose,
                frame,
                hint,
                before,
            )
        )
        place = last + 1
    return _with_outers(spots, words)


def _longest(
    words: list[Word], place: int, gazetteer: Gazetteer, cues: Cues
) -> tuple[int, str, tuple[int, ...], bool] | None:
    opening = words[place]
    article = opening.key in ARTICLES and _joined_capital(words, place)
    if not (opening.capital or article):
        return None
    best = None
    keys: list[str] = []
    for last in range(place, min(place + LONGEST, len(words))):
        word = words[last]
        if last > place and (word.gap not in _WITHIN or words[last - 1].owns):
            break
        keys.append(word.key)
        key = join_words(keys)
        if word.capital:
            numbers = _named(gazetteer, key, words[place : last + 1], cues)
            if numbers:
                best = (last, key, numbers, False)
        elif word.key not in cues.groups["inside_word"]:
            break
        if not gazetteer.goes_on(key) and not article:
            break
    return best or _loosely(words, place, gazetteer)


def _named(gazetteer: Gazetteer, key: str, words: list[Word], cues: Cues) -> tuple[int, ...]:
    """The rows of a strict key, none where the writing of the words speaks against a name."""
    if len(words) == 1:
        text = words[0].text
        if len(key) <= 3 and not _short_name(text, key):
            return ()
        if words[0].key in cues.groups["function"] or words[0].key in cues.groups["calendar"]:
            return ()
    numbers = gazetteer.find(key)
    if not numbers and words[0].key in ARTICLES:
        numbers = gazetteer.find(without_article(key))
    return numbers


def _short_name(text: str, key: str) -> bool:
    """A name of up to three letters: "US", "UAE", "Fla." as written, not "Us" or "us"."""
    return text.isupper() or "." in text or (len(key) == 3 and text[1:].islower())


def _joined_capital(words: list[Word], place: int) -> bool:
    after = place + 1
    return after < len(words) and words[after].capital and words[after].gap in ("-", " ", "‑")


def _loosely(
    words: list[Word], place: int, gazetteer: Gazetteer
) -> tuple[int, str, tuple[int, ...], bool] | None:
    """A name carried over from Arabic script, found by its consonants: the longest first."""
    spans: list[int] = []
    for last in range(place, min(place + 4, len(words))):
        if last > place and words[last].gap not in _WITHIN:
            break
        if words[last].capital:
            spans.append(last)
        elif words[last].key not in ARTICLES:
            break
    for last in reversed(spans):
        key = join_words([word.key for word in words[place : last + 1]])
        bones = skeleton(key)
        numbers = gazetteer.find_loose(bones) if bones else ()
        if numbers:
            return last, key, numbers, True
    return None


def frame_of(words: list[Word], first: int, last: int, cues: Cues, shouted: bool) -> Frame:
    """What the words beside a span make of it; see `Spot`."""
    after = words[last + 1] if last + 1 < len(words) else None
    if after is not None and not words[last].owns:
        if after.gap == "-" and not after.capital:
            return "modifier"
        if after.gap == " ":
            lowered = after.text.lower()
            if after.capital and cues.is_a("org", lowered):
                return "org"
            if cues.is_a("title", lowered):
                return "modifier"
            if after.capital and not shouted and not _ends_name(lowered, cues):
                return "modifier" if words[last].text.isupper() else "name"
    if first and not shouted:
        return _frame_before(words, first, cues)
    return "plain"


def _ends_name(lowered: str, cues: Cues) -> bool:
    return any(
        cues.is_a(group, lowered)
        for group in (
            "place_word",
            "calendar",
            "function",
            "compass",
            "region_word",
            "district_word",
        )
    )


def _frame_before(words: list[Word], first: int, cues: Cues) -> Frame:
    """The frame that the words before a span give it."""
    before = words[first - 1]
    lowered = before.text.lower()
    if words[first].gap == " " and before.capital and not before.owns:
        if cues.is_a("honorific", lowered):
            return "name"
        known = ("compass", "function", "calendar", "place_word", "locative", "origin", "goal")
        if not any(cues.is_a(group, lowered) for group in known):
            return "org" if cues.is_a("org", lowered) else "name"
    if lowered == "of" and first > 1 and words[first - 2].capital:
        head = words[first - 2].text.lower()
        if not (cues.is_a("place_word", head) or cues.is_a("compass", head)) and first > 2:
            return "org"
    return "plain"


def hint_of(words: list[Word], first: int, last: int, cues: Cues) -> str:
    """The kind of place that the text names beside a span, "" where it names none."""
    after = words[last + 1].text.lower() if last + 1 < len(words) else ""
    if after and words[last + 1].gap in (" ", "-") and not words[last].owns:
        kind = _kind_of_word(after, cues)
        if kind:
            return kind
    if first > 1 and words[first - 1].text.lower() == "of":
        return _kind_of_word(words[first - 2].text.lower(), cues)
    return _kind_of_word(words[first - 1].text.lower(), cues) if first else ""


def _kind_of_word(word: str, cues: Cues) -> str:
    for group, kind in (("region_word", "R"), ("district_word", "D"), ("city_word", "P")):
        if cues.is_a(group, word):
            return kind
    return ""


def _with_outers(spots: list[Spot], words: list[Word]) -> list[Spot]:
    """Tie "Memphis, Tenn." together: the second names what holds the first."""
    tied = []
    for place, one in enumerate(spots):
        outer = None
        if place + 1 < len(spots):
            gap = _between(words, one, spots[place + 1])
            if gap in (",", ", ", " (") or gap.strip() in ("province,", "district,", "County,"):
                outer = place + 1
        tied.append(_tie(one, outer))
    return tied


def _between(words: list[Word], one: Spot, other: Spot) -> str:
    parts = [words[one.last + 1].gap]
    for place in range(one.last + 1, other.first):
        parts += [words[place].text, words[place + 1].gap]
    return "".join(parts)


def _tie(one: Spot, outer: int | None) -> Spot:
    return Spot(
        one.first, one.last, one.start, one.end, one.key, one.numbers, one.loose, one.frame,
        one.hint, one.before, outer,
    )  # fmt: skip
