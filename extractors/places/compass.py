"""Parts of a country named by the compass beside it: "Mali's north-east", "the north of Gaza"."""

from collections.abc import Sequence

from extractors.places.cues import Cues
from extractors.places.fold import fold
from extractors.places.gazetteer import Entry, Gazetteer
from extractors.places.spot import Span
from extractors.places.words import Word


def part_named(
    words: Sequence[Word], span: Span, entry: Entry, gazetteer: Gazetteer, cues: Cues
) -> Entry | None:
    """The part of a span's place that the words beside it name, None where the gazetteer has none.

    `entry` is the place the span means. "North of Gaza", without "the", is no part of it.
    """
    compass = cues.groups["direction"]
    side = _after(words, span, compass) or _before(words, span, compass)
    for key in (f"{side} {fold(entry.name)}", f"{side} {span.key}") if side else ():
        for number in gazetteer.find(key):
            part = gazetteer.entry(abs(number))
            if part.id != entry.id and gazetteer.contains(entry.id, part.id):
                return part
    return None


def _after(words: Sequence[Word], span: Span, compass: frozenset[str]) -> str:
    """The direction owned by the place: "Syria's northwest", "the country's north-west"."""
    if not words[span.last].owns:
        return ""
    following = words[span.last + 1 : span.last + 3]
    return " ".join(word.key for word in following if word.key in compass)


def _before(words: Sequence[Word], span: Span, compass: frozenset[str]) -> str:
    """The direction before "of": "in the northwest of Syria"."""
    before = words[max(0, span.first - 4) : span.first]
    if len(before) < 3 or before[-1].key != "of":
        return ""
    sides = [word.key for word in before[:-1] if word.key in compass]
    article = before[-2 - len(sides)].key if len(before) > 1 + len(sides) else ""
    return " ".join(sides) if article == "the" else ""
