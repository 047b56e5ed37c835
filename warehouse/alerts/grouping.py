"""Contradictions become alerts: one for each pair of stances, however many articles repeat them.

A stance is a figure given for a thing, however worded (`warehouse.file.keys.stance_key`). Two
stances that were alerted before are the same alert again as long as the news about them
goes on; the same two figures a year later are another event's. What an editor dismissed
stays dismissed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from warehouse.file.keys import key_of, to_hex
from warehouse.records import AlertState

# Days without any repetition after which the same pair of figures is news again.
QUIET = 45

Pair = tuple[int, int]


@dataclass(slots=True)
class Thread:
    """An alert as far as grouping needs it; `first`, `last` are days since 1970-01-01."""

    alert_id: str
    pair: Pair
    first: int
    last: int
    state: AlertState = "open"


@dataclass(slots=True)
class Threads:
    """The alerts on file and those the batch adds."""

    known: dict[Pair, list[Thread]] = field(default_factory=dict)

    def add(self, thread: Thread) -> None:
        """Take in an alert on file."""
        self.known.setdefault(thread.pair, []).append(thread)

    def attach(self, a_stance: int, b_stance: int, days: Iterable[int]) -> tuple[str, bool]:
        """The alert of a contradiction, and whether it is new."""
        first, last = min(days), max(days)
        pair = pair_of(a_stance, b_stance)
        for thread in self.known.get(pair, ()):
            if _continues(thread, first, last):
                thread.first, thread.last = min(first, thread.first), max(last, thread.last)
                return thread.alert_id, False
        thread = Thread(to_hex(key_of("alert", *pair, first)), pair, first, last)
        self.add(thread)
        return thread.alert_id, True


def pair_of(a_stance: int, b_stance: int) -> Pair:
    """The pair in an order that does not depend on which came first."""
    return (a_stance, b_stance) if a_stance < b_stance else (b_stance, a_stance)


def _continues(thread: Thread, first: int, last: int) -> bool:
    if thread.state == "dismissed":
        return True
    return first <= thread.last + QUIET and last >= thread.first - QUIET
