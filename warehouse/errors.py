"""What can go wrong with the warehouse, each with its mend."""

from extractors.errors import CounterclaimError


class WarehouseError(CounterclaimError):
    """The root of the warehouse's errors.

    `name` is the file or query as the user gave it, `problem` what is wrong, `mend` what to do.
    """

    def __init__(self, name: str, problem: str, mend: str) -> None:
        super().__init__(f"{name}: {problem}; {mend}")
        self.name = name
        self.problem = problem
        self.mend = mend


class WarehouseLocked(WarehouseError):
    """Another process holds the file. `holder` is its process id where DuckDB tells it."""

    def __init__(self, name: str, holder: int | None) -> None:
        who = f"process {holder}" if holder is not None else "another process"
        super().__init__(
            name,
            f"the warehouse is in use by {who}",
            "wait for it to end or stop it, then run this again",
        )
        self.holder = holder


class WarehouseTooNew(WarehouseError):
    """The file was written by a later counterclaim: its schema is newer than this code's."""

    def __init__(self, name: str, found: int, known: int) -> None:
        super().__init__(
            name,
            f"its schema is version {found}, this counterclaim knows versions up to {known}",
            "update counterclaim, or name another file with --warehouse",
        )
        self.found = found
        self.known = known


class WarehouseDamaged(WarehouseError):
    """The file is no DuckDB database, or its log or blocks cannot be read."""


class WarehouseMissing(WarehouseError):
    """There is no warehouse, or no snapshot of one, at the path."""


class QueryError(WarehouseError):
    """A query that a user gave cannot be run."""


class UnknownAlert(WarehouseError):
    """No alert has the id that a user gave."""


class UnknownEvent(WarehouseError):
    """No event has the id that a user gave, or it does not hold what is said of it."""


class UnknownClaim(WarehouseError):
    """No claim has the id that a user gave."""


class UnknownArticle(WarehouseError):
    """No article has the key that an address names."""
