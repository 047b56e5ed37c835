"""What part a place plays in its sentence: where the thing happened, or only who speaks of it.

A figure's place is the one its sentence reports from ("in Aleppo", "the Idlib offensive", "Turkey
hosts"), not the capital that stands for a government ("Ankara said"), the country of a title ("US
President"), the town of a news conference, nor where the displaced are heading ("towards Turkey's
border"). Words only: the rules hold without a parse, so that every sentence can be read.
"""

from collections.abc import Sequence
from typing import Literal

from extractors.places.cues import Cues
from extractors.places.frames import Frame
from extractors.places.governments import speaks, tells
from extractors.places.spot import Span
from extractors.places.words import Word

Role = Literal[
    "in", "origin", "event", "return", "into", "of", "owner", "on", "beside", "goal", "bare",
    "between", "civic", "spoken", "hailing", "refuge", "dateline", "border", "flight", "company",
    "agent", "title", "gathering", "org",
]  # fmt: skip
# How strongly a mention locates what its sentence reports; in force from 1 upwards.
WEIGHTS: dict[Role, float] = {
    "in": 3.0, "origin": 2.8, "event": 2.6, "return": 2.6, "into": 2.4, "of": 2.2, "owner": 2.0,
    "on": 2.0, "beside": 1.8, "goal": 1.6, "bare": 1.5, "between": 1.0, "civic": 0.9,
    "spoken": 0.85,
    "hailing": 0.9, "refuge": 0.8, "dateline": 0.6, "border": 0.5, "flight": 0.5, "company": 0.5,
    "agent": 0.3, "title": 0.3, "gathering": 0.2, "org": 0.1,
}  # fmt: skip
_BACK = 7  # words looked at before a name for the preposition that governs it
_PASSED_OVER = ("skipped", "compass", "place_word", "city_word", "quarter_word")
_THEM = frozenset({"them", "whom"})
_JOINED = frozenset({"and", "or"})


def role_of(
    words: Sequence[Word], span: Span, frame: Frame, cues: Cues, before: tuple[Span, Role] | None
) -> Role:
    """The part that a span plays; `before` is the span before it with its role, if any."""
    if frame == "org":
        return "org"
    if frame == "civic":
        return "civic"
    if frame == "modifier":
        return "title"
    if _attacks(words, span, cues):
        return "agent"  # also in "were killed in U.S. air strikes"
    after = _role_by_next(words, span, cues)
    if after in ("title", "border", "event", "hailing"):
        return after
    if before is not None and after != "agent" and _listed(words, before[0], span):
        return before[1]
    governed = _role_by_preposition(words, span, cues)
    if governed in ("in", "of", "on", "origin") and tells(words, span, cues):
        return "spoken"
    if governed is not None:
        return governed
    return after or "bare"


def _listed(words: Sequence[Word], before: Span, span: Span) -> bool:
    """Is the span the next item of a list: "in Aleppo, Hama and Homs"?"""
    if words[before.last].owns:
        return False
    between = words[before.last + 1 : span.first]
    if not between:
        return words[span.first].gap == ", "
    return len(between) == 1 and between[0].key in _JOINED and between[0].gap in (" ", ", ")


def _role_by_next(words: Sequence[Word], span: Span, cues: Cues) -> Role | None:
    """The part that the words after a name give it."""
    following = list(words[span.last + 1 : span.last + 4])
    if following and following[0].gap.strip():
        following = []
    keys = [word.text.lower() for word in following]
    if any(key in cues.groups["border"] for key in keys[:1]):
        return "border"
    if words[span.last].owns:
        return "title" if _has_office(following[:2], cues) else "owner"
    if keys and keys[0] in cues.groups["works"]:
        return "owner"
    if keys and keys[0] in cues.groups["seat"]:
        return "title"
    while keys and keys[0] in cues.groups["auxiliary"]:
        keys.pop(0)
    if speaks(words, span, cues):
        return "agent"
    if not keys or keys[0] in cues.groups["passive"]:
        return None
    if keys[0] in cues.groups["hailing"] and keys[0] not in cues.groups["came"]:
        return "hailing"
    if keys[0] in cues.groups["event"] and following[0].text.lower() == keys[0]:
        return "event"
    return "agent" if keys[0] in cues.groups["hostile"] else None


def _has_office(following: Sequence[Word], cues: Cues) -> bool:
    """Does a place own an office or body, which acts anywhere: "Ankara's ambassador"?

    What stands in the place does not: "Leeds's hospital waiting list", "Lima's air quality".
    """
    keys = [word.text.lower() for word in following]
    if any(key in cues.groups["title"] for key in keys):
        return True
    common = {word.text.lower() for word in following if not word.capital}
    stands = bool(common & cues.groups["premises"])
    return not stands and any(key in cues.groups["org"] for key in keys)


def _attacks(words: Sequence[Word], span: Span, cues: Cues) -> bool:
    """Is the name a state in short before its own attacks: "U.S. drone strikes"?"""
    if words[span.first].text.lower() not in cues.groups["state_in_short"]:
        return False
    if words[span.last].owns:
        return False
    for word in words[span.last + 1 : span.last + 4]:
        key = word.text.lower()
        if word.gap.strip() or key in cues.groups["attack"]:
            return not word.gap.strip()
        if key not in cues.groups["attacking"]:
            return False
    return False


def _role_by_preposition(words: Sequence[Word], span: Span, cues: Cues) -> Role | None:
    """The part that the preposition gives which governs a name, over its adjectives and owners."""
    place = span.first - 1
    for _ in range(_BACK):
        if place < 0 or words[place + 1].gap.strip() not in ("", "-", "‑", "’", "'"):
            return None
        key = words[place].text.lower()
        role = _preposition(words, place, key, cues)
        if role is not None:
            return role
        if not (words[place].owns or words[place].capital or _skipped(key, cues)):
            return None
        place -= 1
    return None


def _skipped(key: str, cues: Cues) -> bool:
    return any(key in cues.groups[one] for one in _PASSED_OVER)


def _preposition(words: Sequence[Word], place: int, key: str, cues: Cues) -> Role | None:
    """The role that a word before a name gives it, None where it is no preposition of place."""
    earlier = [word.text.lower() for word in words[max(0, place - 9) : place]]
    last = earlier[-1] if earlier else ""
    if key == "of":
        return _role_of_of(words, place, last, cues)
    if key == "by" and last == "followed":
        return "bare"
    if key in cues.groups["company"]:
        return "border" if last in cues.groups["border"] else "company"
    if key == "between":
        return "border" if last in cues.groups["border"] else "between"
    if key in cues.groups["over"]:
        return "company" if last in cues.groups["figurative"] else "on"
    if key == "to" and last == "home":
        return "title"  # "Gauteng, home to Pretoria"
    if key in cues.groups["goal"]:
        return _role_of_goal(key, earlier, cues)
    if key in cues.groups["origin"]:
        of_them = last in _THEM and earlier[-2:-1] == ["of"]
        if key == "from" and (
            of_them or last in cues.groups["hailing"] or last in cues.groups["came"]
        ):
            return "hailing"
        if last in cues.groups["gathering"]:
            return "spoken"
        if key == "from" and any(word in cues.groups["firing"] for word in earlier[-4:]):
            return "company"
        return "company" if last in cues.groups["spoken_for"] else "origin"
    if key in cues.groups["praised"]:
        return "agent"
    if key in cues.groups["locative"]:
        return _role_of_in(earlier, _of_district(words, place, cues), cues)
    return None


def _role_of_in(earlier: Sequence[str], district: bool, cues: Cues) -> Role:
    """The scene, or only a news conference's town, or that of a hospital people are taken to."""
    near = earlier[-3:]
    if any(word in cues.groups["hospital"] for word in near):
        taken = any(word in cues.groups["taken"] for word in earlier)
        return "gathering" if taken else "in"
    groups = ("gathering",) if district else ("gathering", "spoken_for")
    if any(word in cues.groups[one] for one in groups for word in near[-2:]):
        return "gathering"
    if near[-1:] == ["based"]:
        return "title"
    if near[-1:] == ["said"]:
        return "spoken"
    return "in"


def _of_district(words: Sequence[Word], place: int, cues: Cues) -> bool:
    """Does a district or province follow: a leader of fighters in one, not a state's officials?"""
    following = [word.key for word in words[place + 1 : place + 5]]
    kinds = cues.groups["district_word"] | cues.groups["region_word"]
    return any(key in kinds for key in following)


def _role_of_of(words: Sequence[Word], place: int, last: str, cues: Cues) -> Role | None:
    """Beside in "north of Homs", within in "the north of Homs"; "areas of" goes on to the left."""
    if last in cues.groups["direction"]:
        inside = place > 1 and words[place - 2].key == "the"
        return "in" if inside else "beside"
    if last == "out":
        return "origin"
    if last in cues.groups["state"]:
        return "agent"
    if last in cues.groups["head"]:
        return "title"
    return None if _skipped(last, cues) else "of"


def _role_of_goal(key: str, earlier: Sequence[str], cues: Cues) -> Role:
    if any(word in cues.groups["return"] for word in earlier):
        return "return"
    if key in ("towards", "toward"):
        return "flight"
    if any(word in cues.groups["flight"] for word in earlier):
        return "refuge"
    return "into" if key in ("into", "entered", "entering") else "goal"
