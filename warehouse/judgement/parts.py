"""Which figures of an article are parts of another figure in it.

"One of the victims", "two more", and any figure smaller than another that the article gives for
the same thing: "Four people were shot; one died at the scene, two are in hospital". A part clashes
with another article's total only by exceeding it.
"""

import re
from collections.abc import Sequence

from extractors.records import Quantity
from warehouse.judgement.bounds import Bounds, bounds_of, middle, ratio
from warehouse.judgement.corrections import stance
from warehouse.judgement.gates import counted_gate, measure_gate, place_gate, unit_gate
from warehouse.judgement.knowledge import Knowledge

# Without a stated period only figures of one order are told of one thing: of 80,000 and 500,000
# displaced in one province, one counts something else. Small tolls differ by more.
FAR_APART, FAR_APART_SMALL, SMALL = 3.0, 10.0, 100.0
_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|some|many|most|both)"
)
_OF_GROUP = re.compile(rf"{_NUMBER} of\b", re.I)
_MEMBER = re.compile(r"(?:one|another|the other) (?:was|is|has|had|who|suffered|remain|died)", re.I)
_MORE = re.compile(r"\b(?:remaining|additional|further|another|more)\b", re.I)
_MORE_THAN = re.compile(r"\bmore than\b", re.I)
_OTHER = re.compile(r"\bothers?\b", re.I)
_SECOND = re.compile(r"\b(?:a|the) (?:second|third|fourth|other)\b|\banother\b", re.I)
_REST = re.compile(r"\bthe other \w|\bother (?:one|two|three|four|five|six|seven|eight|\d)", re.I)
_BESIDES = frozenset({"killed", "casualties"})


def whole_of(quantity: Quantity, siblings: Sequence[Quantity], knowledge: Knowledge) -> str | None:
    """The words of the whole that a claim is part of in its own article, None of a total.

    A smaller count of another class ("six children" among forty dead) is a total of its own: it is
    compared with other counts of children. `siblings` are the article's claims.
    """
    if quantity.measure is None or quantity.hedge == "vague":
        return None
    if any(_counted_apart(other, quantity) for other in siblings):
        return "a total with the dead"
    if any(_added(other, quantity) for other in siblings):
        return "a total with others"
    bounds = bounds_of(quantity, knowledge)
    for other in siblings:
        if _holds(other, bounds_of(other, knowledge), quantity, bounds, knowledge):
            return f"“{other.quote}”"
    return None


def group_of(quantity: Quantity) -> str | None:
    """What the words themselves say that a figure is a part of, its whole unnamed."""
    at = quantity.sentence.find(quantity.quote)
    words = quantity.sentence[at : at + len(quantity.quote) + 12] if at >= 0 else quantity.quote
    if _REST.search(quantity.sentence[max(0, at - 12) : max(0, at)] + quantity.quote):
        return "a total with others"
    if words.lower().startswith("one") and _SECOND.search(quantity.sentence[max(0, at) :]):
        return "a list, one by one"
    if _OF_GROUP.match(words) or _MEMBER.match(words):
        return "a group"
    if _MORE.search(_MORE_THAN.sub("", quantity.quote)):
        return "a growing total"
    beside = quantity.measure in _BESIDES and _OTHER.search(quantity.quote)
    return "a total with others" if beside else None


def far_apart(a: Bounds, b: Bounds) -> bool:
    """Whether two figures are of different orders, small tolls given more room."""
    small = max(abs(middle(a)), abs(middle(b))) < SMALL
    return ratio(a, b) > (FAR_APART_SMALL if small else FAR_APART)


def _counted_apart(dead: Quantity, hit: Quantity) -> bool:
    """Whether a sentence counts the dead beside those hit ("nine were shot and one was killed").

    "Ten were shot, one of them fatally" counts them among those hit.
    """
    return (
        hit.measure == "casualties"
        and dead.measure == "killed"
        and dead.sentence == hit.sentence
        and group_of(dead) is None
    )


def _added(first: Quantity, others: Quantity) -> bool:
    """Whether a sentence adds a figure to another ("one wounded man and three others")."""
    return (
        first is not others
        and first.measure == others.measure
        and first.sentence == others.sentence
        and _OTHER.search(others.quote) is not None
    )


def _holds(
    whole: Quantity, wide: Bounds, part: Quantity, narrow: Bounds, knowledge: Knowledge
) -> bool:
    """Whether a larger claim of the article shows that a smaller one is not its total.

    It counts the same, or even less ("one person was shot" where four are said to be wounded). One
    injured among several shot is one of them; one dead among them may be all the dead.
    """
    if whole.measure is None or whole.hedge == "vague" or middle(wide) <= middle(narrow):
        return False
    if stance(whole) == "withdrawn":
        return False
    if far_apart(wide, narrow) or _other_voice(whole, part) or _window(whole) != _window(part):
        return False
    measure = measure_gate(whole, part)
    if measure.outcome == "contains" and not (part.measure == "injured" and part.value == 1):
        return False
    gates = (
        unit_gate(whole, part, knowledge),
        counted_gate(whole, part, knowledge),
        place_gate(whole, part, knowledge),
    )
    return measure.outcome != "differs" and all(
        gate.outcome in ("same", "within", "unknown") for gate in gates
    )


def _other_voice(a: Quantity, b: Quantity) -> bool:
    return a.source is not None and b.source is not None and a.source != b.source


def _window(quantity: Quantity) -> tuple[object, ...]:
    return quantity.window_start, quantity.window_end
