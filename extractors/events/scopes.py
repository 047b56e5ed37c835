"""The scope of a claim: one event, all of a stretch of time, a running total, or a state."""

import re
from datetime import date, timedelta
from functools import cache

from extractors.event_kinds import event_kinds
from extractors.events.mentions import plural
from extractors.events.scenes import Scene
from extractors.records import EventScope, Quantity

_LEVELS = frozenset({
    "population", "besieged", "in_need", "share_controlled", "area_controlled", "troops", "price",
    "interest_rate", "unemployment", "inflation", "refugees", "jobs", "budget",
})  # fmt: skip
_STRETCHES = frozenset({"growth", "revenue", "profit", "loss", "earn:share"})
# Steps of a workforce or an army are events: "will cut 400 jobs".
_MOVED = frozenset({"jobs", "troops"})
_ONE_EVENT = timedelta(days=3)
_WHILE = timedelta(days=14)  # so long a storm, a fire, a fight that is named may go on
_SINCE = r"\bsince then\b|\bso far (?:this|in)\b|\bto date\b|\bin (?:all|total) since\b"
_BEGAN = (
    r"\b(?:began|begun|started|erupted|broke out|flared|sparked)\b[^.;,]{0,30}"
    r"\b(?:in (?:[A-Z][a-z]+ )?(?:19|20)\d\d|(?:years?|decades?) ago)\b"
)
_YEARS = r"\b(?:over|in|during|for|after) (?:the )?(?:(?:past|last|previous) )?(?:[\w-]+ ){0,3}"
# "a war in which 300,000 have died"; "Since then 12 have died - and 40 are missing".
_HANGING = re.compile(r"\W*(?:in which|which|that|who)\b")
_FRAME = re.compile(r"\W*Since\b")
_PERIOD = re.compile(
    r"\b(?:in|over|during|within|for) (?:the )?(?:past|last|previous|preceding) (?:[\w-]+ ){0,2}"
    r"(?:hours?|days?|weeks?|months?)\b|\b(?:24|48|72)[- ]hours?\b"
    r"|\b(?:last|this) (?:month|year|quarter)\b"
    r"|\b(?:days|nights|weeks|months) of (?!age\b)"
    r"|\ba (?:day|night|week|month|weekend) of (?!age\b)"
    r"|\b(?:past|last|previous) [\w-]+ (?:hours|days|weeks|months)\b",
    re.IGNORECASE,
)


def scope_of(claim: Quantity, scene: Scene, published: date | None) -> EventScope:
    """The scope of a claim in its scene."""
    if claim.measure in _LEVELS and not (claim.measure in _MOVED and claim.change):
        return "level"
    single = _single(scene)
    if _runs(claim, scene, published, _WHILE if single else _ONE_EVENT):
        return "total"
    if claim.measure in _STRETCHES:
        return "period"
    if single:
        return "event"
    return "period" if _PERIOD.search(scene.text) or _long(claim) else "event"


def _single(scene: Scene) -> bool:
    """Whether the scene names one event: "a raid", "last week's raids"."""
    mention = scene.mention
    if scene.apart or mention is None:
        return scene.apart
    return mention.article != "bare" and not mention.several


def _runs(claim: Quantity, scene: Scene, published: date | None, longest: timedelta) -> bool:
    """Whether the claim is a total that runs on from a start, stated or understood; what began
    less than `longest` ago is one event that may go on."""
    if claim.window_kind == "since" and claim.window_start and published:
        return published - claim.window_start > longest
    return claim.window_kind == "since" or _total().search(_told(scene)) is not None


def _told(scene: Scene) -> str:
    """The scene's words; of a clause that hangs on a noun, with those before it."""
    text = scene.sentence.text
    if _HANGING.match(scene.text) or _FRAME.match(text):
        return text[: scene.end]
    return scene.text


def _long(claim: Quantity) -> bool:
    start, end = claim.window_start, claim.window_end
    if claim.window_kind != "during" or start is None or end is None:
        return False
    return end - start > _ONE_EVENT


@cache
def _total() -> re.Pattern[str]:
    """Words of a running total: "since", "in the war", "the conflict has killed"."""
    wars = [
        noun.replace("_", " ")
        for name in ("war", "uprising")
        for noun in event_kinds()[name].nouns
        if noun not in ("hostility", "unrest")
    ]
    war = "|".join(sorted({*wars, *map(plural, wars), "pandemic", "epidemic"}))
    drives = "|".join(
        sorted(
            noun.replace("_", " ")
            for name in ("offensive", "siege")
            for noun in event_kinds()[name].nouns
        )
    )
    done = r"(?:has|have|had) (?:\w+ ){0,3}(?:killed|claimed|left|cost|displaced|driven|forced"
    return re.compile(
        rf"{_SINCE}|{_BEGAN}"
        rf"|\b(?:over|in|during|throughout|from) (?:the|a|an|its|his|their|this) "
        rf"(?:[\w'’-]+ ){{0,4}}(?:{war})\b"
        rf"|\b(?:years?|decades?|months?) of (?:[\w-]+ )?(?:{war}|fighting|bloodshed)\b"
        rf"|\b(?:has|have) been [^.;]{{0,60}}\b(?:across|throughout) (?:the|its) "
        rf"(?:[\w-]+ )?country\b"
        rf"|\b(?:has|have)\b[^.;]{{0,60}}\bsince (?:it|they|he|she|the|its|their|an?)\b"
        rf"|\b(?:{war}|{drives})\b[^.;]{{0,60}}\b{done}|taken|seen|led|resulted|caused|uprooted)\b",
        re.IGNORECASE,
    )
