"""Contradictions become alerts: one for all that are connected, of one measure and class.

Two contradictions are of one dispute where they share a claim, where both sides of both are of one
event, or where the same two stances meet again while the news goes on; a stance is a figure given
for a thing, however worded (`warehouse.file.keys.stance_key`). Connected is connected whatever came
first, so the order of arrival parts nothing. What an editor dismissed stays dismissed: the figures
that it holds are not told again, and a further figure makes an alert of its own.
"""

from collections.abc import Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from warehouse.alerts.matters import Matter
from warehouse.events.connected import Connected
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
    event: int | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """An alert on file; `pair` are the stances that raised it, `first`, `last` its days.

    `claims` are those of its claims that the batch meets, `events` all that they are about.
    """

    alert_id: str
    pair: Pair
    first: int
    last: int
    matter: Matter
    state: AlertState = "open"
    claims: frozenset[int] = frozenset()
    stances: frozenset[int] = frozenset()
    events: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Grouping:
    """The alert of each clash, in order; which alerts are new; what is merged into what."""

    alerts: tuple[str, ...]
    new: frozenset[str]
    merged: Mapping[str, str]


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
    new: set[str] = set()
    taken = {thread.alert_id for thread in threads}
    alerts = dict(silenced)
    for n, clash in open_ones:
        root = forest.root(_node(clash))
        if root not in held:
            held[root] = _new_id(clash, taken | new)
            new.add(held[root])
        alerts[n] = held[root]
    return Grouping(tuple(alerts[n] for n in range(len(clashes))), frozenset(new), merged)


def _new_id(clash: Clash, taken: Container[str]) -> str:
    """The id of an alert; of the same two figures of the same day two events may be told."""
    plain = ("alert", *pair_of(*clash.stances), clash.first)
    found = to_hex(key_of(*plain))
    return to_hex(key_of(*plain, clash.event, *clash.claims)) if found in taken else found


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


def _connected(clashes: Iterable[Clash], threads: Iterable[Thread]) -> Connected:
    forest = Connected()
    held: dict[Hashable, list[str]] = {}
    spans: dict[tuple[Pair, Matter], list[_Span]] = {}
    for thread in threads:
        span = _Span(thread.first, thread.last, thread.events, thread.alert_id)
        spans.setdefault((thread.pair, thread.matter), []).append(span)
        for mark in _marks(thread.claims, thread.events, thread.matter):
            held.setdefault(mark, []).append(thread.alert_id)
    for clash in clashes:
        node = _node(clash)
        events = frozenset[int]() if clash.event is None else frozenset({clash.event})
        for mark in _marks(clash.claims, events, clash.matter):
            forest.join(node, mark)
            for alert_id in held.get(mark, ()):
                forest.join(node, alert_id)
        near = spans.setdefault((pair_of(*clash.stances), clash.matter), [])
        own = _Span(clash.first, clash.last, events, node)
        for other in near:
            if other.goes_on_in(own):
                forest.join(node, other.node)
        near.append(own)
    return forest


@dataclass(frozen=True, slots=True)
class _Span:
    """The days of a pair of stances, the events that it is about, and whose it is."""

    first: int
    last: int
    events: frozenset[int]
    node: Hashable

    def goes_on_in(self, other: "_Span") -> bool:
        """Whether the same two figures are the same dispute: of near days and no other event."""
        if self.events and other.events and self.events.isdisjoint(other.events):
            return False
        return other.first <= self.last + QUIET and other.last >= self.first - QUIET


def _marks(claims: Iterable[int], events: Iterable[int], matter: Matter) -> list[Hashable]:
    """What two contradictions of one dispute may share."""
    return [
        (kind, key, matter) for kind, keys in (("claim", claims), ("event", events)) for key in keys
    ]


def _node(clash: Clash) -> Hashable:
    return "claim", clash.claims[0], clash.matter
