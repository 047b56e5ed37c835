"""Names that stand for a government: "Washington presses Moscow", "Oslo and Rome were told".

A capital that acts or is spoken to as a state does is no scene. The same name locates where things
happen to the town: "Kyiv counts its dead", "Blasts shake Kabul". Words only, as in `roles`.
"""

from collections.abc import Sequence

from extractors.places.cues import Cues
from extractors.places.spot import Span
from extractors.places.words import Word

_LISTED = 8  # words of a list that are passed over: "Oslo, Rome and New Delhi"
_JOINED = frozenset({"and", "or"})


def acts_as_state(words: Sequence[Word], span: Span, cues: Cues) -> bool:
    """Is the name the subject or object of what governments do: presses, summons, vetoes?"""
    after = verbs_after(words, span, cues)
    acts = bool(after) and after[0] in cues.groups["act"] and not words[span.last].owns
    return acts or speaks(words, span, cues)


def speaks(words: Sequence[Word], span: Span, cues: Cues) -> bool:
    """Does the name, or the list it stands in, say something, or is it spoken to?"""
    if words[span.last].owns:
        return False
    after = verbs_after(words, span, cues)
    if len(after) > 1 and after[0] in cues.groups["passive"]:
        return after[1] in cues.groups["praised"]
    says = bool(after) and after[0] in cues.groups["speech"]
    return says or _is_addressed(words, span, cues)


def tells(words: Sequence[Word], span: Span, cues: Cues) -> bool:
    """Does a body or person in the place say something: "police in Koblenz said"?

    The verb follows the place at once, a day or a name set off by commas passed over; or the place
    is that of those who are told ("told a radio station in Bor").
    """
    place = span.last + 1
    if place < len(words) and words[place].gap == " " and words[place].key == "on":
        place += 2
    elif place < len(words) and words[place].gap == ", " and words[place].capital:
        while place < len(words) and words[place].capital and words[place].gap in (" ", ", "):
            place += 1
        if place >= len(words) or words[place].gap != ", ":
            return False
        return words[place].text.lower() in cues.groups["tells"]
    if place < len(words) and words[place].gap in (" ", ", "):
        told = words[place].text.lower() in cues.groups["tells"]
        if told and words[place].gap == " ":
            return True
        if told and words[place].text.lower() == "citing":
            return True
    earlier = [word.text.lower() for word in words[max(0, span.first - 7) : span.first]]
    return "told" in earlier and "that" not in earlier


def _is_addressed(words: Sequence[Word], span: Span, cues: Cues) -> bool:
    """Is the name the object of a verb of addressing: "urged Rome", "scolds Oslo and Rome"?"""
    place = span.first - 1
    while place > 0 and span.first - place < _LISTED and _item(words, place + 1, cues):
        place -= 1
    if place < 0 or words[place + 1].gap.strip():
        return False
    return words[place].key in cues.groups["praised"]


def _item(words: Sequence[Word], place: int, cues: Cues) -> bool:
    """Does the word at `place` follow an earlier item of a list of names?"""
    word, before = words[place], words[place - 1]
    if before.key in _JOINED:
        return word.gap == " "
    named = before.capital and not before.owns and before.key not in cues.groups["praised"]
    return named and word.gap in (" ", ", ")


def verbs_after(words: Sequence[Word], span: Span, cues: Cues) -> list[str]:
    """The next two words in lower case, over the rest of a list of names and over auxiliaries."""
    place = span.last + 1
    while place < min(len(words), span.last + _LISTED) and _listed(words[place], cues):
        place += 1
    if place < len(words) and words[place].gap.strip():
        return []
    while place < len(words) and words[place].text.lower() in cues.groups["auxiliary"]:
        place += 1
    return [word.text.lower() for word in words[place : place + 2]]


def _listed(word: Word, cues: Cues) -> bool:
    if word.key in _JOINED:
        return word.gap in (" ", ", ")
    return (
        word.capital
        and word.gap in (" ", ", ")
        and not any(
            word.key in cues.groups[one] for one in ("speech", "act", "praised", "function")
        )
    )
