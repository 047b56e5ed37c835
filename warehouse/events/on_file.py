"""Events on file: links stored, and clusters made anew of the mentions that they touch.

Only the components that a batch touches are read and clustered: mentions that links connect.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import duckdb

from warehouse.events.clusters import Known, Mention, Pair, Words, by_event, clusters, pair_of
from warehouse.events.connected import Connected
from warehouse.events.linking import ONE, Link
from warehouse.events.marks import Place, Telling
from warehouse.events.mentions import known_of
from warehouse.events.regrouping import Moved
from warehouse.file.appending import append
from warehouse.file.keys import article_key, key_of
from warehouse.file.sqlfiles import sql

_EVENTS = 4_096  # more than an article tells of; components are numbered by their first mention


@dataclass(frozen=True, slots=True)
class Tied:
    """Two mentions, `a` on file or earlier in the batch, `b` new, and their link."""

    a: Place
    b: Place
    link: Link


@dataclass(frozen=True, slots=True)
class _Member:
    """A mention on file, the component that it is in, and the key of its event."""

    place: Place
    mention: Mention
    component: int
    event: int | None


def event_key(mention: Mention) -> int:
    """The key of the event that is known by a mention, the same on every machine."""
    return key_of("event", *mention)


def file_events(
    connection: duckdb.DuckDBPyConnection, told: Sequence[Telling], tied: Sequence[Tied]
) -> list[Moved]:
    """Put staged mentions and their links on file, and say anew which are one event.

    What a revision tells anew was of the event that the one before told by that number.
    """
    connection.execute(sql("load_marks"))
    rows = ((*tie.a, *tie.b, tie.link.odds, tie.link.reasons) for tie in tied)
    append(connection, "store.event_links", rows)
    new = [_new(one, mark.event.index) for one in told for mark in one.events]
    gone = {one.before for one in told if one.before is not None}
    near = {tie.a[0] for tie in tied if tie.link.odds >= ONE}
    before = _members(connection, components_of(connection, near | gone)) if near | gone else []
    ended = [member for member in before if member.place[0] in gone]
    live = [member for member in before if member.place[0] not in gone and member.event is not None]
    append(connection, "store.events", [_row(member, member.component, None) for member in ended])
    was = {member.mention: member.event for member in ended}
    connected = _connected([*live, *new], ended, tied)
    moved = _cluster(connection, [*live, *new], connected)
    return [one if one.before else replace(one, before=was.get(one.mention)) for one in moved]


def recluster(connection: duckdb.DuckDBPyConnection, versions: Iterable[int]) -> list[Moved]:
    """Say anew which mentions are one event, in all components that some versions are in."""
    members = _members(connection, components_of(connection, versions))
    live = [member for member in members if member.event is not None]
    lowest = min((member.component for member in live), default=0)
    return _cluster(connection, live, dict.fromkeys((member.place for member in live), lowest))


def components_of(connection: duckdb.DuckDBPyConnection, versions: Iterable[int]) -> list[int]:
    """The components that the mentions of some versions are in."""
    rows = connection.execute(sql("event_components"), {"versions": sorted(set(versions))})
    return [number for (number,) in rows.fetchall()]


def keys_by_version(
    connection: duckdb.DuckDBPyConnection, versions: Iterable[int]
) -> dict[int, dict[int, int]]:
    """The keys of the events that some versions tell of, by their numbers there."""
    asked = {"versions": sorted(set(versions))}
    found: dict[int, dict[int, int]] = {}
    for version, event, key in connection.execute(sql("event_keys_of"), asked).fetchall():
        if key is not None:
            found.setdefault(version, {})[event] = key
    return found


def _members(connection: duckdb.DuckDBPyConnection, components: Iterable[int]) -> list[_Member]:
    asked = {"components": sorted(components)}
    rows = connection.execute(sql("event_component_members"), asked).fetchall()
    return [_Member((row[0], row[1]), (row[2], row[1]), row[3], row[4]) for row in rows]


def _new(one: Telling, event: int) -> _Member:
    mention = (article_key(one.account.id), event)
    return _Member((one.version, event), mention, one.version * _EVENTS + event, None)


def _row(member: _Member, component: int, key: int | None) -> tuple[int | None, ...]:
    """A row of store.events."""
    return (*member.place, member.mention[0], component, key)


def _connected(
    live: Sequence[_Member], ended: Sequence[_Member], tied: Iterable[Tied]
) -> dict[Place, int]:
    """The component of each mention, now that links join some.

    A mention that a revision tells anew stays where it was, with what editors said of it.
    """
    component = {member.place: member.component for member in live}
    joined = Connected()
    here = {member.mention: member.component for member in live}
    for member in ended:
        if member.mention in here:
            joined.join(here[member.mention], member.component)
    for tie in tied:
        if tie.link.odds >= ONE and tie.a in component:
            joined.join(component[tie.a], component[tie.b])
    lowest: dict[Hashable, int] = {}
    for member in (*live, *ended):
        root = joined.root(member.component)
        lowest[root] = min(member.component, lowest.get(root, member.component))
    return {place: lowest[joined.root(number)] for place, number in component.items()}


def _cluster(
    connection: duckdb.DuckDBPyConnection, live: Sequence[_Member], component: Mapping[Place, int]
) -> list[Moved]:
    """Cluster mentions and store what changed."""
    mention = {member.place: member.mention for member in live}
    versions = sorted({version for version, _ in mention})
    known: dict[Mention, Known] = {}
    told: dict[Mention, date] = {}
    for row in connection.execute(sql("event_marks_of"), {"versions": versions}).fetchall():
        own = mention.get((row[0], row[1]))
        if own is not None:
            known[own], told[own] = known_of(*row[2:8]), row[8] or date.max
    odds, words = _odds(connection, versions, mention), _words(connection, known)
    anchors = by_event(clusters(known, odds, words), told)
    moved = []
    for member in live:
        key = event_key(anchors[member.mention])
        moved.append(Moved(member.place, member.mention, told[member.mention], member.event, key))
    changed = (
        _row(member, component[member.place], one.after)
        for member, one in zip(live, moved, strict=True)
        if (one.before, component[member.place]) != (one.after, member.component)
    )
    append(connection, "store.events", changed)
    return moved


def _odds(
    connection: duckdb.DuckDBPyConnection,
    versions: Sequence[int],
    mention: Mapping[Place, Mention],
) -> dict[Pair, float]:
    """The links among the mentions of some versions."""
    found = {}
    rows = connection.execute(sql("event_links_of"), {"versions": versions}).fetchall()
    for a_version, a_event, b_version, b_event, odds in rows:
        a, b = mention.get((a_version, a_event)), mention.get((b_version, b_event))
        if a is not None and b is not None:
            found[pair_of(a, b)] = odds
    return found


def _words(connection: duckdb.DuckDBPyConnection, known: Mapping[Mention, Known]) -> Words:
    """What editors said of some mentions."""
    asked = {"articles": sorted({article for article, _ in known})}
    said: dict[bool, set[Pair]] = {True: set(), False: set()}
    for *pair, one in connection.execute(sql("event_edits_of"), asked).fetchall():
        a, b = (pair[0], pair[1]), (pair[2], pair[3])
        if a in known and b in known:
            said[one].add(pair_of(a, b))
    return Words(frozenset(said[True]), frozenset(said[False]))
