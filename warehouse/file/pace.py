"""How often the snapshot is made anew while articles stream in.

A copy costs as much as the warehouse is large, each batch as much as its articles. Made after each
batch, copies of a large warehouse take longer than all else; spaced by what the last one took they
stay a tenth of the work, and readers are behind by seconds.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from warehouse.file.snapshot import publish

SHARE = 10.0  # times as long as the last copy took passes until the next
LEAST = 1.0  # seconds between two


@dataclass(slots=True)
class Pace:
    """When the snapshot was made last, by a clock of seconds that only grow; `owed` where batches
    were stored since."""

    clock: Callable[[], float]
    owed: bool = field(default=False, init=False)
    _next: float = field(default=float("-inf"), init=False)

    def stored(
        self, connection: duckdb.DuckDBPyConnection, path: Path, reach: Callable[[str], None]
    ) -> None:
        """Make the snapshot anew if it is time; else it is owed."""
        self.owed = True
        if self.clock() >= self._next:
            self.settle(connection, path, reach)

    def settle(
        self, connection: duckdb.DuckDBPyConnection, path: Path, reach: Callable[[str], None]
    ) -> None:
        """Make the snapshot that is owed, at the end of a run."""
        if self.owed:
            began = self.clock()
            publish(connection, path, reach)
            self.owed = False
            self._next = self.clock() + max(LEAST, SHARE * (self.clock() - began))
