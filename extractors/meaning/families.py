"""Which open measures tell one deed in two words: "recall:battery" and "withdraw:battery".

An open measure is a verb and a noun, "be" where the figure is a noun's level ("be:pledge"): then
the noun is the deed's word. The table is `data/families.tsv`; its header says what its rows are.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache

from extractors.measures import OPEN, Behaviour, behaviour, known_measures
from extractors.tables import rows

TABLE = "families.tsv"
LIGHT, PROGRESS = "light", "progress"
_OPEN = {
    "event": OPEN,
    "total": replace(OPEN, nature="total"),
    "level": replace(OPEN, nature="level", drift=1.0, near=1, followed=True),
}
# Changes that are told of a thing ("exports rose 3 %"): two of one thing differ by their sign.
_MOVES = frozenset({"rise", "fall"})


@lru_cache(maxsize=8192)
def alike(a: str, b: str) -> bool:
    """Whether two different measures, one of them open, may tell one deed.

    What is counted is not looked at: of light verbs ("took 8 tonnes") it alone tells the deed.
    """
    if ":" not in a and ":" not in b:
        return False
    one, other = _families(a), _families(b)
    if LIGHT in one or LIGHT in other:
        return ":" in a and ":" in b
    return not one.isdisjoint(other)


def moved(measure: str) -> bool:
    """Whether a measure is a rise or a fall of something ("rise:export")."""
    return measure.partition(":")[0] in _MOVES and ":" in measure


def in_progress(measure: str) -> bool:
    """Whether a measure's verb says how far something has come ("70 % of the ballots counted")."""
    return ":" in measure and PROGRESS in _families(measure)


def of_light(measure: str) -> bool:
    """Whether a measure's verb says nothing by itself, so that the thing counted must."""
    return ":" in measure and LIGHT in _families(measure)


def heading(measure: str, counted: str | None) -> str:
    """Under what a claim is filed: any two that may be of one deed and thing have it in common."""
    if ":" not in measure:
        return measure
    named = next((one for one in sorted(_families(measure)) if one in _measures()), None)
    if named is not None:
        return _measures()[named]
    if moved(measure):
        return f"open:{measure.partition(':')[2]}"
    if counted is not None:
        return f"open:{counted}"
    return f"open:{min(_families(measure), default=word(measure))}"


def word(measure: str) -> str:
    """The word that names the deed: the verb, or the noun whose level is told."""
    verb, _, noun = measure.partition(":")
    return noun if verb == "be" else verb


def in_time(*measures: str) -> Behaviour:
    """How a measure, or what two have in common, behaves in time: open ones as their family does.

    Of several families the one that moves most decides.
    """
    named = next((one for one in measures if ":" not in one), None)
    if named is not None:
        return behaviour(named)
    shared = [_families(one) for one in measures if LIGHT not in _families(one)]
    natures = (
        {_natures().get(one, "event") for one in frozenset.intersection(*shared)}
        if shared
        else set()
    )
    return next((_OPEN[nature] for nature in ("level", "total") if nature in natures), OPEN)


def _families(measure: str) -> frozenset[str]:
    return _table().get(word(measure), frozenset((word(measure),)))


@cache
def _natures() -> Mapping[str, str]:
    return {row["family"]: row["nature"] for row in rows("extractors.meaning", TABLE)}


@cache
def _table() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("extractors.meaning", TABLE):
        for name in row["words"].split():
            found.setdefault(name, set()).add(row["family"])
    return {name: frozenset(families) for name, families in found.items()}


@cache
def _measures() -> Mapping[str, str]:
    """The measure with a name of its own that a family holds, by family."""
    return {
        row["family"]: name
        for row in rows("extractors.meaning", TABLE)
        for name in row["words"].split()
        if name in known_measures()
    }
