"""What becomes of a dispute by what a batch brought: pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from warehouse.alerts.positions import Member
from warehouse.records import AlertState, Kind, Turn


@dataclass(frozen=True, slots=True)
class Standing:
    """An alert before a batch: what became of it last, how often something became of it,
    and what editors said of it."""

    turn: Turn
    turns: int
    state: AlertState
    kind: Kind


def turn_of(before: Standing | None, joined: Iterable[str], opens: bool) -> Turn | None:
    """What is to be told of a dispute, None where nothing is.

    `before` is None for a new one; `joined` are further figures that clash; `opens` says whether
    two figures that stand clash now. Of what an editor dismissed nothing is told.
    """
    if before is None:
        return "opened"
    if before.state == "dismissed":
        return None
    if before.turn == "closed":
        return "reopened" if opens else None
    if not opens:
        return "closed"
    return "joined" if any(joined) else None


def further(
    members: Iterable[Member], known: frozenset[str], clashing: set[int]
) -> tuple[str, ...]:
    """The figures that clash and were not known, in the members' order, each once."""
    new = (m.figure for m in members if m.claim in clashing and m.figure not in known)
    return tuple(dict.fromkeys(new))
