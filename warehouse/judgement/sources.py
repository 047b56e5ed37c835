"""The source gate: whom do the two figures come from? It never closes; it tells the kind."""

from extractors.records import Quantity
from warehouse.judgement.knowledge import Knowledge
from warehouse.records import Gate

# Told of most pairs of claims, so made once.
_UNSOURCED = Gate("source", "unknown", "not both name their source")


def source_gate(a: Quantity, b: Quantity, knowledge: Knowledge) -> Gate:
    """ "same" where both articles credit one source, "unknown" where one credits none."""
    if a.source is None or b.source is None:
        return _UNSOURCED
    if knowledge.same_source(a.source, b.source):
        return Gate("source", "same", f"both credit {a.source}")
    return Gate("source", "other", f"one credits {a.source}, the other {b.source}")
