"""The kinds of thing a figure may be: what the lexicon's column `takes` asks for."""

import re

from extractors.meaning import classes
from extractors.meaning.phrases import Phrase
from extractors.records import Figure

_MONEY = re.compile(r"[A-Z]{3}(?:$|[/_])|cents?\b|pence\b|penny")
_AREAS = frozenset(["km2", "m2", "ha", "hectare", "acre", "mi2", "mile2", "square_mile", "ft2", "in2", "yd2", "sq_km", "cm2", "mm2"])
_LENGTHS = frozenset(
    ["m", "km", "cm", "mm", "um", "nm", "mile", "foot", "inch", "yard", "ft", "mi", "in", "yd", "metre", "meter", "kilometre", "nautical_mile", "light_year"]
)
_TIMES = frozenset(["second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "s", "min", "h"])
_DEGREES = frozenset(["celsius", "fahrenheit", "kelvin", "degree", "degC", "degF"])
_BODIES = frozenset(["body", "corpse", "remain", "skeleton"])
_COLLECTIVE = frozenset(["percent", "ratio", "multiple", "ordinal"])


def kinds(figure: Figure, phrase: Phrase) -> frozenset[str]:
    """Every kind that the figure is of, classes of its noun included."""
    unit = figure.unit
    if unit == "count" or unit in _COLLECTIVE:
        found = _counted(phrase)
        return found | {unit, "share"} if unit == "percent" else found
    return frozenset({_unit_kind(unit)})


def _counted(phrase: Phrase) -> frozenset[str]:
    if phrase.head is None:
        return frozenset({"count", "being"})
    name = classes.class_of(phrase.noun)
    if name is None:
        return frozenset({"unknown", phrase.noun})
    found = {phrase.noun, *classes.lineage(name)}
    kind = classes.kind_of(name)
    if kind:
        found.add(kind)
    if phrase.noun in _BODIES:
        found.add("body")
    return frozenset(found)


def _unit_kind(unit: str) -> str:
    if _MONEY.match(unit):
        return "money"
    if unit in _AREAS:
        return "area"
    if unit in _LENGTHS:
        return "length"
    if unit in _TIMES:
        return "duration"
    if unit in _DEGREES:
        return "temperature"
    if unit in ("percentage_point", "basis_point", "point"):
        return "points"
    if unit.endswith(("/h", "/s", "knot")) or unit in ("mph", "kmh", "km_per_hour"):
        return "speed"
    return unit


def fits(takes: frozenset[str], found: frozenset[str]) -> bool:
    """Whether a word that takes `takes` can be said of a figure of kinds `found`. A noun that no
    class lists may be anything that can be counted."""
    if "any" in takes or takes & found:
        return True
    return "unknown" in found and bool(takes & {"being", "site", "structure", "vehicle", "thing"})
