"""The gates that need the two claims alone: measure, unit, counted, place, modality.

Each is a pure function that returns a `Gate` with a relation (`warehouse.judgement.relations`) and
its evidence in words. Period, event and source have files of their own.
"""

from functools import cache

from extractors.events.marks import fold
from extractors.figures.units import is_bare, kin
from extractors.meaning.classes import contains, staff, sub_groups
from extractors.meaning.families import alike, in_progress, moved, of_light
from extractors.measures import behaviour, holds, people
from extractors.records import Quantity
from extractors.standing.certainty import certainty_of
from extractors.standing.turns import change_of
from warehouse.judgement.bounds import base
from warehouse.judgement.knowledge import Knowledge
from warehouse.records import Gate

# Told of most pairs of claims, so made once.
_FACTS = Gate("modality", "same", "both are stated as facts")

# Vague nouns that stand for any person counted by such a measure ("ten victims", "40 dead").
_ANYONE = frozenset({"person", "victim", "casualty", "death", "body", "resident", "inhabitant"})
# What such a measure's sentence may count beside people ("was shot six times").
_NO_ONE = frozenset({"time", "round", "shot", "bullet", "year", "month", "day", "hour", "mile"})
_NEVER_COMPARED = {"negated": "denied", "hypothetical": "only supposed"}


def measure_gate(a: Quantity, b: Quantity) -> Gate:
    """The same measure, or one that holds the other (killed within casualties)."""
    name_a, name_b = _name(a.measure), _name(b.measure)
    if a.measure is None or b.measure is None:
        return Gate("measure", "differs", "one of the figures measures nothing that is known")
    if in_progress(a.measure) and a.unit == "percent":
        return Gate("measure", "differs", "how much of a whole is done moves by the hour")
    if a.measure != b.measure:
        if holds(a.measure, b.measure):
            return Gate("measure", "contains", f"{name_a} include {name_b}")
        if holds(b.measure, a.measure):
            return Gate("measure", "within", f"{name_b} include {name_a}")
        if not _one_deed(a, b):
            return Gate("measure", "differs", f"one is {name_a}, the other {name_b}")
        return Gate("measure", "same", f"{name_a} and {name_b} tell one deed")
    if (change_of(a) is None) != (change_of(b) is None) and not _is_change(a.measure):
        return Gate("measure", "differs", f"one is a level of {name_a}, the other a change of it")
    return Gate("measure", "same", f"both are {name_a}")


def _one_deed(a: Quantity, b: Quantity) -> bool:
    """Whether two measures, of which one is open, name one deed: by verbs of one meaning, by a verb
    of no meaning of its own where the thing is named ("took 8 tonnes of cocaine"), or as a rise and
    a fall of one thing."""
    one, other = a.measure or "", b.measure or ""
    if moved(one) and moved(other):
        return one.partition(":")[2] == other.partition(":")[2]
    if not alike(one, other):
        return False
    named = a.counted is not None and a.counted == b.counted
    named = named or one.partition(":")[2] == other.partition(":")[2]
    return named or not (of_light(one) or of_light(other))


def _is_change(measure: str) -> bool:
    """Whether a measure is a change however it is told ("prices rose 4 %", "inflation of 4 %")."""
    return behaviour(measure).rate or moved(measure)


def unit_gate(a: Quantity, b: Quantity, knowledge: Knowledge) -> Gate:
    """The same dimension after conversion."""
    if a.unit == b.unit:
        return Gate("unit", "same", a.unit)
    dimension_a, dimension_b = (base(1.0, q.unit, knowledge)[1] for q in (a, b))
    if dimension_a == dimension_b:
        return Gate("unit", "same", f"{a.unit} and {b.unit} are both {dimension_a}")
    if _one_currency(a, b):
        return Gate("unit", "same", f"{a.unit} and {b.unit} are the money of one country")
    return Gate("unit", "differs", f"one is in {a.unit}, the other in {b.unit}")


def _one_currency(a: Quantity, b: Quantity) -> bool:
    """Whether one says "francs" and the other which francs, and both speak of one country."""
    bare = is_bare(a.unit, a.unit_text) or is_bare(b.unit, b.unit_text)
    return bare and kin(a.unit) == kin(b.unit) and a.country is not None and a.country == b.country


def counted_gate(a: Quantity, b: Quantity, knowledge: Knowledge) -> Gate:
    """The same class, or one that holds the other (civilian within person)."""
    class_a, class_b = _class(a), _class(b)
    for quantity in (a, b):
        if quantity.measure in people() and quantity.counted in _NO_ONE:
            return Gate("counted", "differs", f"“{quantity.quote}” counts no people")
    if a.measure == b.measure == "cases" and (apart := _two_certainties(a, b)):
        return Gate("counted", "differs", apart)
    if class_a == class_b:
        return Gate("counted", "same", f"both count {class_a}" if class_a else "nothing is counted")
    if class_a is None or class_b is None:
        return _uncounted(a, class_a or class_b or "")
    if a.measure == b.measure == "cases" and _ill(class_a) != _ill(class_b):
        disease = class_b if _ill(class_a) else class_a
        return Gate("counted", "unknown", f"only one says that it is {disease}")
    if _of_all(a, class_a, class_b):
        return Gate("counted", "same", f"{class_a} and {class_b} are the people counted")
    if knowledge.class_contains(class_a, class_b):
        return Gate("counted", "contains", f"{class_a} includes {class_b}")
    if knowledge.class_contains(class_b, class_a):
        return Gate("counted", "within", f"{class_b} includes {class_a}")
    return Gate("counted", "differs", f"one counts {class_a}, the other {class_b}")


def place_gate(a: Quantity, b: Quantity, knowledge: Knowledge) -> Gate:
    """The same place, or one that holds the other, by the gazetteer."""
    if a.place_id is None or b.place_id is None:
        named = a.place or b.place
        return Gate(
            "place", "unknown", f"only one names {named}" if named else "neither names a place"
        )
    if a.place_id == b.place_id:
        return Gate("place", "same", f"both speak of {a.place}")
    if a.country and a.country == b.country and behaviour(a.measure).owned == "country":
        return Gate("place", "same", f"{a.place} and {b.place} are of one country, which has one")
    held = knowledge.place_contains(a.place_id, b.place_id)
    holds_it = knowledge.place_contains(b.place_id, a.place_id)
    if (held or holds_it) and fold(a.place or "") == fold(b.place or ""):
        return Gate("place", "same", f"both speak of {a.place}, town or district")
    if held:
        return Gate("place", "contains", f"{b.place} lies in {a.place}")
    if holds_it:
        return Gate("place", "within", f"{a.place} lies in {b.place}")
    return Gate("place", "differs", f"one speaks of {a.place}, the other of {b.place}")


def modality_gate(a: Quantity, b: Quantity) -> Gate:
    """Asserted and quoted figures, plans, and forecasts of one article in two revisions.

    What a firm "will" cut is decided, and two accounts of it can clash; what inflation will be is
    foretold, and forecasters may differ.
    """
    for quantity in (a, b):
        word = _NEVER_COMPARED.get(quantity.modality)
        if word:
            return Gate("modality", "differs", f"“{quantity.quote}” is {word}")
    foretold = [quantity for quantity in (a, b) if quantity.modality == "forecast"]
    if not foretold:
        return _FACTS
    if all(map(_is_planned, (a, b))):
        return Gate("modality", "same", "what is planned is told")
    if len(foretold) == 2 and a.article_id == b.article_id:
        return Gate("modality", "same", "one article's forecast in two revisions")
    return Gate("modality", "differs", f"“{foretold[0].quote}” is a forecast")


def _is_planned(quantity: Quantity) -> bool:
    """Whether somebody decides on the figure: jobs, a budget, shops to close, kettles to recall."""
    measure = quantity.measure or ""
    if ":" in measure and quantity.unit != "count":
        return False  # "earnings of 72 cents a share" are expected, not decided
    return behaviour(measure).planned


def _of_all(a: Quantity, class_a: str, class_b: str) -> bool:
    """Whether one counts people and the other says who they were ("12 miners", "12 people")."""
    if a.measure not in people() or "person" not in (class_a, class_b):
        return False
    return not {class_a, class_b} & sub_groups()


def _uncounted(a: Quantity, named: str) -> Gate:
    if a.unit != "count" or a.measure == "cases":
        return Gate("counted", "unknown", f"only one says that it is of {named}")
    return Gate("counted", "differs", f"one counts {named}, the other does not say what")


def _two_certainties(a: Quantity, b: Quantity) -> str | None:
    """Why two counts of cases are two: one of those suspected, one of those confirmed."""
    one, other = certainty_of(a), certainty_of(b)
    if one is None or other is None or one == other:
        return None
    return f"one counts {one} cases, the other {other} ones"


def _ill(name: str) -> bool:
    """Whether a class of cases says who is ill, or only that they are cases; else of what."""
    return name == "case" or contains("person", name)


def _class(quantity: Quantity) -> str | None:
    counted = quantity.counted
    if quantity.measure == "jobs" and counted in staff():
        return "job"
    if quantity.measure in people() and (counted is None or counted in _ANYONE):
        return "person" if quantity.unit == "count" else None
    return counted


@cache
def _name(measure: str | None) -> str:
    return (measure or "").replace("_", " ").replace(":", " ")
