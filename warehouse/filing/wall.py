"""The wall around one article or pair: what it makes fail is recorded, and the rest goes on.

An article can hold what nobody thought of. Without the wall its error would end the batch, nothing
of the batch would be stored, and a feed that lists it could never be read past.
"""

import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Literal

import duckdb

from extractors.errors import FAULTS
from warehouse.records import Account

Stage = Literal["load", "judge", "announce"]

# What the database says of values that it cannot hold; of a file that fails it says other things.
ROW_FAULTS = (duckdb.DataError, duckdb.IntegrityError, duckdb.InvalidInputException)


@dataclass(frozen=True, slots=True)
class Spoilt:
    """What failed on one article, or on two (`other` is the id of the one on file).

    At the stage "load" the article was not stored; at "judge" it was, but not compared with the
    other; at "announce" an alert was raised whose messages could not be written. `reason` is one
    line, `trace` where it happened.
    """

    account: Account
    stage: Stage
    reason: str
    trace: str
    other: str | None = None


class Wall:
    """Takes the errors of single articles and pairs as values, in `spoilt`.

    `limit` gives a context that raises TookTooLong where its block takes longer than it may.
    """

    def __init__(self, limit: Callable[[], AbstractContextManager[None]] = nullcontext) -> None:
        self.spoilt: list[Spoilt] = []
        self._limit = limit

    @contextmanager
    def around(self, stage: Stage, account: Account, other: str | None = None) -> Iterator[None]:
        """Ends early, and says so in `spoilt`, where its block fails."""
        try:
            with self._limit():
                yield
        except FAULTS as error:
            self.spoilt.append(spoilt(account, stage, error, other))


def spoilt(account: Account, stage: Stage, error: Exception, other: str | None = None) -> Spoilt:
    """The record of an error that an article, or a pair, has raised."""
    beside = f" beside {other}" if other is not None and other != account.id else ""
    return Spoilt(
        account, stage, reason_of(error) + beside, "".join(traceback.format_exception(error)), other
    )


def reason_of(error: Exception) -> str:
    """An error on one line of bounded length."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]
