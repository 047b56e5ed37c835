"""Figures whose words say a step, no bound and no count: "revised up to 33", "399 fewer"."""

import re
from dataclasses import replace
from functools import cache

from extractors.records import Change, Quantity
from extractors.standing.cues import around, pattern

_UP_TO = re.compile(r"(?P<way>up|down) to (?=\S)", re.IGNORECASE)
_STEPPED = r"\b<revise|change|climb>(?: (?:sharply|slightly|again|further))*,? $"
_REACHED = re.compile(
    r"\bfrom [^.;:]{0,40}\d[^;:]{0,24}? to (?:about |some |nearly )?$", re.IGNORECASE
)
_FEWER = re.compile(
    r"(?!no\b|not\b|any\b)\S+(?: (?:hundred|thousand|million))? (?P<less>fewer|less|more)\b",
    re.IGNORECASE,
)
_THAN = re.compile(r"(?:\s+[\w-]+){0,4}?\s+than\b(?! (?:that|expected|thought|feared|planned)\b)")


def exact(quantity: Quantity) -> Quantity:
    """A quantity with the value that it came to, where "up to 33" says whereto it was put.

    "The toll was revised up to 33" gives 33; "up to 33 people may have died" gives a bound.
    """
    found = _UP_TO.match(quantity.quote)
    if found is None or quantity.value is None or not _stepped().search(around(quantity)[0]):
        return quantity
    cut, value = found.end(), quantity.value
    start = None if quantity.start is None else quantity.start + cut
    return replace(
        quantity,
        quote=quantity.quote[cut:],
        start=start,
        hedge="exact",
        low=value,
        high=value,
        soft_low=value,
        soft_high=value,
    )


def differing(quantity: Quantity) -> Quantity:
    """A quantity told as a change, where "399 fewer deaths than in 2022" compares two counts."""
    found = _FEWER.match(quantity.quote)
    if quantity.measure is None or quantity.change is not None or found is None:
        return quantity
    if not _THAN.match(quantity.quote[found.end() :] + around(quantity)[1]):
        return quantity
    change: Change = "up" if found["less"].lower() == "more" else "down"
    return replace(quantity, change=change)


def change_of(quantity: Quantity) -> Change | None:
    """A figure's change, None for what it came to: "lowered its count from 71 to 66" gives 66."""
    if quantity.change is None or _REACHED.search(around(quantity)[0]) is None:
        return quantity.change
    return None


@cache
def _stepped() -> re.Pattern[str]:
    return pattern(_STEPPED)
