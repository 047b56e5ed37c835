"""Places that a sentence names and the gazetteer does not know, or cannot tell apart.

"A bus crash killed 40 people in Springfield": which Springfield is not said, so the figure has no
place, and least of all the article's. A name counts as a place only behind a preposition of place
and where nothing that holds it is named beside it ("in Taduf, Aleppo province" is in Aleppo).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractors.places.anchors import Anchor
from extractors.places.cues import Cues
from extractors.places.frames import Spot
from extractors.places.gazetteer import Entry
from extractors.places.governments import tells
from extractors.places.roles import WEIGHTS
from extractors.places.spot import Span
from extractors.places.words import Word

UNKNOWN = Entry(-1, "x-unknown", "", "U", 0, 0)
_WEIGHT = 2.8  # a little less than "in" before a name that is known
_HOLDER = 60  # characters within which the place that holds it may be named
_CONSIDERED = 12  # known places that are looked at
_APART = re.compile(r"[;:.\d]|\b(?:and|but|while|from|to)\b")


def unknown(
    words: Sequence[Word],
    spots: Sequence[Spot],
    meant: Sequence[Entry | None],
    known: Sequence[Anchor],
    text: str,
    cues: Cues,
) -> list[Anchor]:
    """The anchors of names that stand where a place is named and mean none that is known."""
    found = []
    held = _Held(text, known)
    taken = {place for one in spots for place in range(one.span.first, one.span.last + 1)}
    for spot, entry in zip(spots, meant, strict=True):
        located = spot.before in cues.groups["named_at"] or spot.hint
        doubtful = entry is None and spot.frame == "plain" and not spot.code
        aside = _is_aside(words, spot.span.first, spot.span.last, cues)
        if doubtful and located and not aside and not held.near(spot.start, spot.end):
            found.append(Anchor(spot.start, spot.end, UNKNOWN, _WEIGHT))
    place = 1
    while place < len(words):
        last = _name_at(words, place, taken, cues)
        if last is None:
            place += 1
            continue
        start, end = words[place].start, words[last].end
        if not held.near(start, end) and not _is_aside(words, place, last, cues):
            found.append(Anchor(start, end, UNKNOWN, _WEIGHT))
        place = last + 1
    return found


def _name_at(words: Sequence[Word], place: int, taken: set[int], cues: Cues) -> int | None:
    """The last word of an unknown name that begins at `place` behind a preposition of place."""
    word = words[place]
    if not word.capital or place in taken or word.gap != " " or len(word.text) < 3:
        return None
    before = words[place - 1]
    opens = place == 1 or words[place - 2].gap.strip() in (".", ":")
    if (before.capital and not opens) or before.key not in cues.groups["named_at"]:
        return None
    if before.key == "of" and (place < 2 or words[place - 2].key not in cues.groups["dwellers"]):
        return None
    if word.text.isupper() or word.owns or _is_no_place(word, cues):
        return None
    last = place
    while last + 1 < len(words) and words[last + 1].capital and words[last + 1].gap in (" ", "-"):
        last += 1
        if last in taken or _is_no_place(words[last], cues) or words[last].text.isupper():
            return None
    return None if words[last].owns else last


def _is_aside(words: Sequence[Word], first: int, last: int, cues: Cues) -> bool:
    """Is it where someone speaks, or a house of that name within the scene?

    "She told reporters at the Muna treatment centre" and "at the Muna clinic" name no place apart.
    """
    if tells(words, Span(first, last, "", (), False), cues):
        return True
    following = words[last + 1 : last + 3]
    named = [word.key for word in following if word.gap == " " and not word.capital]
    return any(key in cues.groups["house"] for key in named)


def _is_no_place(word: Word, cues: Cues) -> bool:
    if any(word.key in cues.groups[one] for one in ("calendar", "function", "honorific", "org")):
        return True
    return (
        word.key in cues.demonyms
        or word.key in cues.groups["no_place"]
        or word.key in cues.first_names
        or word.text[0].isdigit()
    )


class _Held:
    """What a sentence names that may hold an unknown place."""

    def __init__(self, text: str, known: Sequence[Anchor]) -> None:
        self._text = text
        self._civic = any(one.weight == WEIGHTS["civic"] for one in known)
        self._known = sorted((one.start, one.end) for one in known if one.weight >= 1.0)

    def near(self, start: int, end: int) -> bool:
        """Is a known place named beside the name in the same breath?

        A town's own police tell where it lies, too: "Memphis police said two died in Whitehaven".
        """
        if self._civic:
            return True
        first = bisect_left(self._known, (start - _HOLDER, 0))
        for one in self._known[first : first + _CONSIDERED]:
            left, right = (end, one[0]) if one[0] >= end else (one[1], start)
            if right - left > _HOLDER:
                return False
            if left <= right and not _APART.search(self._text, left, right):
                return True
        return False
