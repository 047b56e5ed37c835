"""How two claims stand to each other in one dimension, and in all of them together."""

from collections.abc import Iterable
from typing import Literal

from warehouse.records import Gate

# "contains": a's holds b's; "within": b's holds a's; "unknown": nothing says that they differ;
# "later": readings of one level at two times.
Relation = Literal["same", "contains", "within", "unknown", "later", "differs"]


def closed(gates: Iterable[Gate]) -> Gate | None:
    """The first gate that closed; None where all are open."""
    return next((gate for gate in gates if gate.outcome == "differs"), None)


def combined(gates: Iterable[Gate]) -> Relation:
    """The relation over all dimensions: one side may hold the other, but not each the other.

    The dead of a month in a province hold the civilian dead of a week in a town. The dead of a week
    in the province and those of a month in the town hold neither one the other: "differs".
    """
    outcomes = {gate.outcome for gate in gates}
    if "differs" in outcomes or {"contains", "within"} <= outcomes:
        return "differs"
    if "contains" in outcomes:
        return "contains"
    return "within" if "within" in outcomes else "same"
