"""Are two events, as two articles tell them, one? Evidence weighed by learned weights.

Links are made pair by pair from the two tellings alone, so that the order of arrival changes
nothing. The weights are learned (`make linking`) and stand in `data/weights.tsv`, in log odds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from extractors.tables import rows
from warehouse.events.evidence import Atlas, Trait, evidence
from warehouse.events.told import Told

Answer = Literal["one", "perhaps", "another"]

# Log odds from which two events are one, and below which they are two. Between them they may be
# compared, and nobody is alerted. DESIGN (Events) has the reliability of both.
ONE, ANOTHER = 1.2, -1.5
# Of what seldom happens (no attack, no crime) two articles need less: what the weights know of
# quakes and votes they know from articles on a war. In a file, which holds other such events, the
# clusters ask for ONE all the same.
ONE_ALONE = 0.8
# Both say where, when or by what name, and agree in nothing: no other likeness makes them one.
CLASHES = frozenset({"spot_clash", "days_apart", "other_day", "name_clash"})
# What the data hold too few pairs of to weigh, set by hand: a storm's or a flight's own name.
UNLEARNED: Mapping[str, float] = {"same_name": 2.0}
BIAS = "(bias)"
_SHOWN = 4
_BY_OTHERS = "other articles on file connect the two"


@dataclass(frozen=True, slots=True)
class Link:
    """What the evidence says of two events: log odds that they are one, and the traits found.

    `by_others`: not these two alone say so, but what is on file of them beside others.
    """

    answer: Answer
    odds: float
    traits: tuple[Trait, ...]
    by_others: bool = False

    @property
    def reasons(self) -> str:
        """What speaks for the answer, the weightiest first."""
        sign = -1 if self.answer == "another" else 1
        weight = weights()
        telling = [(sign * weight.get(t.name, 0.0) * t.value, t) for t in self.traits if t.detail]
        kept = sorted((one for one in telling if one[0] > 0), key=lambda one: -one[0])
        shown = [trait.detail for _, trait in kept[:_SHOWN]]
        return "; ".join([*shown, *([_BY_OTHERS] if self.by_others else [])])


@lru_cache(maxsize=8192)
def link(a: Told, b: Told, atlas: Atlas) -> Link:
    """The link of two events; swapping them changes nothing but the order of names in reasons."""
    traits = evidence(a, b, atlas)
    odds = weigh(traits, weights())
    if any(trait.name in CLASHES for trait in traits):
        return Link("another", odds, traits)
    needed = ONE if any(trait.name == "frequent_kind" for trait in traits) else ONE_ALONE
    answer: Answer = "one" if odds >= needed else "another" if odds < ANOTHER else "perhaps"
    return Link(answer, odds, traits)


def weigh(traits: Iterable[Trait], weight: Mapping[str, float]) -> float:
    """The log odds of a pair with these traits."""
    return weight[BIAS] + sum(weight.get(trait.name, 0.0) * trait.value for trait in traits)


@cache
def weights() -> Mapping[str, float]:
    """The learned weights by trait. Raises TableError where the table is missing."""
    table = {row["trait"]: float(row["weight"]) for row in rows("warehouse.events", "weights.tsv")}
    return {**UNLEARNED, **table}
