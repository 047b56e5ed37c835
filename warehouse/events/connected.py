"""Sets of things that are connected, directly or through others (disjoint-set forest)."""

from collections.abc import Hashable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Connected:
    """Things and which of them are connected; a thing that was never joined is alone."""

    _parent: dict[Hashable, Hashable] = field(default_factory=dict)

    def root(self, node: Hashable) -> Hashable:
        """One of the things that a thing is connected with, the same for all of them."""
        parent = self._parent
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    def join(self, one: Hashable, other: Hashable) -> None:
        """Connect two things."""
        self._parent[self.root(one)] = self.root(other)
