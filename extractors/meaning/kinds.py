"""The kinds of thing a figure may be: what the lexicon's column `takes` asks for."""

import re

from extractors.figures.units import dimension_of
from extractors.meaning import classes
from extractors.meaning.phrases import Phrase
from extractors.meaning.view import View
from extractors.meaning.words import group

_MONEY = re.compile(r"(?:[A-Z]{3}|dollar|euro|pound|crown|peso|dinar|franc|cent)(?:$|[_/ ])")
_BODIES = frozenset({"body", "corpse", "remain", "remains"})
_DIMENSIONS = {"points_of_percent": "points", "time": "duration"}
_VAGUE_TAKERS = frozenset({"being", "site", "structure", "vehicle", "thing"})


def kinds(view: View, number: int, phrase: Phrase) -> frozenset[str]:
    """Every kind that figure `number` is of, the classes of its noun included."""
    figure = view.figures[number]
    unit = figure.unit
    if (figure.unit_text or "").endswith("old") or view.word(phrase.first - 1) in group("age"):
        return frozenset({"age"})
    if view.free(phrase.first - 1) == "of" and view.word(phrase.first - 2) in group("parent"):
        return frozenset({"age"})  # "a father of three"
    if _of_age(view, phrase):
        return frozenset({"age"})
    if _margin(view, phrase):
        return frozenset({"margin"})
    if unit == "count" and _lost(view, phrase):
        return frozenset({"money"})
    if unit in ("count", "ordinal"):
        if phrase.head is None and view.free(phrase.first - 1) in ("a", "an"):
            return frozenset({"score"})  # "hit a three": the number names what was scored
        broken = figure.value is not None and figure.value % 1 and phrase.head is not None
        return frozenset({"fraction"}) if broken else _counted(phrase)
    if unit == "percent" or unit == "multiple":
        shared = phrase.head is not None and phrase.link != "direct"
        return (_counted(phrase) if shared else frozenset()) | {unit}
    if _MONEY.match(unit):
        return frozenset({"money", "per_share"} if unit.endswith("/share") else {"money"})
    dimension = dimension_of(unit) or unit
    if dimension == "length" and view.free(phrase.last) in group("bearing"):
        return frozenset({"distance"})  # "40 km east of Lima" says where
    return frozenset({_DIMENSIONS.get(dimension, dimension)})


def _of_age(view: View, phrase: Phrase) -> bool:
    """ "children under five", "people over 65": an age without its unit."""
    if phrase.head is not None or view.word(phrase.first) not in ("under", "over", "above"):
        return False
    name = classes.class_of(view.free(phrase.first - 1))
    return classes.kind_of(name) == "being" and view.tag(phrase.first - 1) != "NN"


def _lost(view: View, phrase: Phrase) -> bool:
    """ "billions in damage", "millions in lost sales": money, though no currency is named."""
    if phrase.head is not None or view.free(phrase.last) != "in":
        return False
    near = view.low[phrase.last + 1 : phrase.last + 4]
    return view.low[phrase.last - 1].endswith("s") and not group("sums").isdisjoint(near)


def _margin(view: View, phrase: Phrase) -> bool:
    """ "212 more than her rival", "won by 212 votes": by how much, not how many; "more than" before
    it is a hedge, and "carried by 120 votes to 80" counts."""
    if view.free(phrase.first - 1) == "by" and phrase.noun in ("vote", "seat", "point"):
        return view.word(phrase.last) not in ("to", "against", "for")
    return any(
        view.free(at) in ("more", "fewer", "less") and view.free(at + 1) == "than"
        for at in (phrase.last - 1, phrase.last)
    )


def _counted(phrase: Phrase) -> frozenset[str]:
    if phrase.head is None:
        return frozenset({"number", "count", "being"})
    if phrase.noun == "time":
        return frozenset({"occasion"})
    name = classes.class_of(phrase.noun)
    if name is None:
        return frozenset({"number", "unknown", phrase.noun})
    kind = classes.kind_of(name) or "thing"
    body = {"body"} if phrase.noun in _BODIES else set()
    return frozenset({"number", phrase.noun, kind, *classes.lineage(name), *body})


def fits(takes: frozenset[str], found: frozenset[str]) -> bool:
    """Whether a word that takes `takes` can be said of a figure of kinds `found`. A noun that no
    class lists, and a number without a noun, may be anything that can be counted.

    "!percent" refuses shares: "78% of Germans live alone" gives no population."""
    if "percent" in found and "!percent" in takes:
        return False
    if "any" in takes or takes & found:
        return True
    return bool(found & {"unknown", "count"}) and bool(takes & _VAGUE_TAKERS)
