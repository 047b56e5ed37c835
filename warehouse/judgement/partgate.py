"""The gate that keeps parts from wholes."""

from warehouse.judgement.parts import far_apart, group_of
from warehouse.judgement.side import Side
from warehouse.records import Gate

__all__ = ["far_apart", "part_gate"]


def part_gate(a: Side, b: Side) -> Gate:
    """Whether one figure is told as part of a larger one of its own article."""
    for side in (a, b):
        group = group_of(side.quantity)
        if group is not None:
            return Gate("part", "differs", f"“{side.quantity.quote}” is told as part of {group}")
    if (a.whole is None and b.whole is None) or a.account == b.account:
        return Gate("part", "same", "each stands for a whole")
    if a.whole is not None and b.whole is not None:
        return Gate("part", "differs", "each is a part of its article's own total")
    if a.whole is not None:
        return Gate("part", "within", f"“{a.quantity.quote}” is part of {a.whole} in its article")
    return Gate("part", "contains", f"“{b.quantity.quote}” is part of {b.whole} in its article")
