"""How measures behave in time and which holds which: the table `data/measures.tsv`."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Nature = Literal["total", "level", "event", "flow"]
# Measures that count people, whatever the noun.
PERSON_MEASURES = frozenset({
    "killed", "injured", "casualties", "missing", "detained", "displaced", "returned", "refugees",
    "population", "in_need", "rescued", "hospitalised", "protesters", "vaccinated", "tested",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A measure in time; see the header of the table for what each column means."""

    nature: Nature
    drift: float
    near: int
    whole: str | None


# An open measure ("sell:car") says nothing of itself: it is taken for something that was done once,
# of which time explains no change.
OPEN = Behaviour("event", 0.0, 10, None)


def behaviour(measure: str) -> Behaviour:
    """The behaviour of a measure; that of an event for one the table does not hold."""
    return _table().get(measure, OPEN)


def known_measures() -> frozenset[str]:
    """The measures that have a name of their own; open ones ("sell:car") are any number."""
    return frozenset(_table())


def holds(outer: str, inner: str) -> bool:
    """Whether a figure of measure `inner` is always part of one of `outer` (killed, casualties)."""
    return behaviour(inner).whole == outer


def may_stand(measure: str | None) -> bool:
    """Whether a measure, or one that holds it, is a level or a flow; an unknown one may be."""
    return measure is None or measure in _standing()


@cache
def _standing() -> frozenset[str]:
    def stands(measure: str) -> bool:
        return behaviour(measure).nature in ("level", "flow")

    return frozenset(m for m, how in _table().items() if stands(m) or stands(how.whole or m))


def relatives(measure: str) -> frozenset[str]:
    """The measures whose figures one of a measure is compared with: its own, wholes and parts."""
    return _relatives().get(measure) or frozenset((measure,))


@cache
def _relatives() -> dict[str, frozenset[str]]:
    names = {*_table(), *(how.whole for how in _table().values() if how.whole)}
    return {
        name: frozenset(
            other for other in names if name == other or holds(name, other) or holds(other, name)
        )
        for name in names
    }


@cache
def _table() -> dict[str, Behaviour]:
    text = files("warehouse.judgement").joinpath("data", "measures.tsv").read_text("utf-8")
    return dict(_row(line) for line in text.splitlines() if line and not line.startswith("#"))


def _row(line: str) -> tuple[str, Behaviour]:
    measure, nature, drift, near, whole = line.split("\t")
    if nature not in ("total", "level", "event", "flow"):
        raise ValueError(f"measures.tsv: {measure} has the nature {nature!r}; see its header")
    return measure, Behaviour(
        nature,  # type: ignore[arg-type]
        float(drift),
        int(near),
        None if whole == "-" else whole,
    )
