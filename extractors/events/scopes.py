"""The scope of a claim: one event, all of a stretch, a running total, or a state."""

import re
from datetime import timedelta

from extractors.records import EventScope, Quantity

_LEVELS = frozenset({
    "population", "besieged", "in_need", "share_controlled", "area_controlled", "troops", "price",
    "interest_rate", "unemployment", "inflation", "refugees", "jobs", "budget",
})  # fmt: skip
_STRETCHES = frozenset({"growth", "revenue", "profit", "loss"})
_ONE_EVENT = timedelta(days=3)
_TOTAL = re.compile(
    r"\bsince\b|\bso far this\b|\bin (?:all|total) since\b"
    r"|\b(?:over|in|during|throughout|of) (?:the|a|its|his|this|\w+['’]?s|Syrias?) "
    r"(?:[\w-]+ ){0,3}(?:war|conflict|uprising|revolt|insurgency|pandemic|crisis)\b"
    r"|\b(?:war|conflict|uprising|revolt|insurgency|pandemic|violence)\b[^.;]{0,60}"
    r"\b(?:has|have|had) (?:now |already |so far |also |since )?(?:killed|claimed|left|cost"
    r"|displaced|driven|forced|taken|seen|led|resulted|caused)\b"
    r"|\b(?:began|started|erupted|broke out) in (?:[A-Z]\w+ )?(?:19|20)\d\d\b",
)
_PERIOD = re.compile(
    r"\b(?:in|over|during|within) (?:the )?(?:past|last|previous) (?:[\w-]+ )?"
    r"(?:hours?|days?|weeks?|months?|years?)\b|\b24[- ]hours?\b|\bthis (?:week|month|year)\b",
    re.IGNORECASE,
)


def scope_of(claim: Quantity, clause: str, *, singular: bool) -> EventScope:
    """The scope of a claim; `clause` are its clause's words, `singular` whether one event is
    named in them."""
    if claim.measure in _LEVELS:
        return "level"
    if claim.window_kind == "since" or _TOTAL.search(clause):
        return "total"
    if claim.measure in _STRETCHES:
        return "period"
    if _PERIOD.search(clause):
        return "period"
    return "period" if _long(claim) and not singular else "event"


def _long(claim: Quantity) -> bool:
    start, end = claim.window_start, claim.window_end
    return (
        claim.window_kind == "during"
        and start is not None
        and end is not None
        and end - start > _ONE_EVENT
    )
