"""Contradictions become alerts: one for all that are connected, of one measure and class.

Two contradictions are of one dispute where they share a claim, where both sides of both are of one
event, or where the same two stances meet again while the news goes on; a stance is a figure given
for a thing, however worded (`warehouse.file.keys.stance_key`). Connected is connected whatever came
first, so the order of arrival parts nothing. What an editor dismissed stays dismissed: the figures
that it holds are not told again, and a further figure makes an alert of its own.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from warehouse.alerts.matters import Matter
from warehouse.file.keys import key_of, to_hex
from warehouse.records import AlertState

# Days without any repetition after which the same pair of figures is news again.
QUIET = 45

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clash:
    """A contradiction as far as grouping needs it; `first`, `last` are days since 1970-01-01.

    `event` is the key of the one event that both claims are about, None where they are of none.
    """

    claims: Pair
    stances: Pair
    first: int
    last: int
    matter: Matter
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """An alert on file; `pair` are the stances that raised it, `first`, `last` its days.

    `claims` are those of its claims, `events` those of their events, that the batch meets.
    """

    alert_id: str
    pair: Pair
    first: int
    last: int
    matter: Matter
    state: AlertState = "open"
    claims: frozenset[int] = frozenset()
    stances: frozenset[int] = frozenset()
    events: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Grouping:
    """The alert of each clash, in order; which alerts are new; what is merged into what."""

    alerts: tuple[str, ...]
    new: frozenset[str]
    merged: Mapping[str, str]


@dataclass(slots=True)
class _Forest:
    """Sets of things that are connected."""

    parent: dict[Hashable, Hashable] = field(default_factory=dict)

    def root(self, node: Hashable) -> Hashable:
        self.parent.setdefault(node, node)
        while self.parent[node] != node:
            self.parent[node] = node = self.parent[self.parent[node]]
        return node

    def join(self, one: Hashable, other: Hashable) -> None:
        self.parent[self.root(one)] = self.root(other)


def group(clashes: Sequence[Clash], threads: Sequence[Thread]) -> Grouping:
    """The alerts of some contradictions; `threads` are those on file, the oldest first."""
    silenced = {n: t.alert_id for n, c in enumerate(clashes) if (t := _dismissed(c, threads))}
    live = [thread for thread in threads if thread.state != "dismissed"]
    open_ones = [(n, clash) for n, clash in enumerate(clashes) if n not in silenced]
    forest = _connected([clash for _, clash in open_ones], live)
    held: dict[Hashable, str] = {}
    merged = {}
    for thread in live:
        first = held.setdefault(forest.root(thread.alert_id), thread.alert_id)
        if first != thread.alert_id:
            merged[thread.alert_id] = first
    new = set()
    alerts = dict(silenced)
    for n, clash in open_ones:
        root = forest.root(_node(clash))
        if root not in held:
            held[root] = to_hex(key_of("alert", *pair_of(*clash.stances), clash.first))
            new.add(held[root])
        alerts[n] = held[root]
    return Grouping(tuple(alerts[n] for n in range(len(clashes))), frozenset(new), merged)


def pair_of(a_stance: int, b_stance: int) -> Pair:
    """The pair in an order that does not depend on which came first."""
    return (a_stance, b_stance) if a_stance < b_stance else (b_stance, a_stance)


def _dismissed(clash: Clash, threads: Iterable[Thread]) -> Thread | None:
    for thread in threads:
        if thread.state == "dismissed" and (
            thread.pair == pair_of(*clash.stances)
            or (set(clash.stances) <= thread.stances and _meets(clash, thread))
        ):
            return thread
    return None


def _meets(clash: Clash, thread: Thread) -> bool:
    if thread.matter != clash.matter:
        return False
    return not thread.claims.isdisjoint(clash.claims) or clash.event in thread.events


def _connected(clashes: Iterable[Clash], threads: Iterable[Thread]) -> _Forest:
    forest, spans = _Forest(), dict[Pair, list[tuple[int, int, Hashable]]]()
    by_claim: dict[Hashable, list[str]] = {}
    for thread in threads:
        spans.setdefault(thread.pair, []).append((thread.first, thread.last, thread.alert_id))
        for mark in (*thread.claims, *thread.events):
            by_claim.setdefault((mark, thread.matter), []).append(thread.alert_id)
    for clash in clashes:
        node = _node(clash)
        for mark in (*clash.claims, *filter(None, [clash.event])):
            forest.join(node, (mark, clash.matter))
            for alert_id in by_claim.get((mark, clash.matter), ()):
                forest.join(node, alert_id)
        near = spans.setdefault(pair_of(*clash.stances), [])
        for first, last, other in near:
            if clash.first <= last + QUIET and clash.last >= first - QUIET:
                forest.join(node, other)
        near.append((clash.first, clash.last, node))
    return forest


def _node(clash: Clash) -> Hashable:
    return clash.claims[0], clash.matter
