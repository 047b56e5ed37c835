"""An editor's word on events, which outranks the links: two are one, or one is two."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

import duckdb

from warehouse.errors import UnknownEvent
from warehouse.events.clusters import Mention, Pair, pair_of
from warehouse.events.on_file import recluster
from warehouse.events.reading import full_key
from warehouse.events.regrouping import to_judge
from warehouse.file.appending import append
from warehouse.file.moments import to_utc
from warehouse.file.sqlfiles import sql


@dataclass(frozen=True, slots=True)
class _Held:
    """A mention of an event: the version and the id of its article."""

    mention: Mention
    version: int
    article_id: str


# Pairs of articles' versions that are to be judged anew.
Regrouped = list[tuple[int, int]]


def merge_events(
    connection: duckdb.DuckDBPyConnection, ids: tuple[str, str], note: str | None, now: datetime
) -> Regrouped:
    """Two events are one, whatever was said before. Raises UnknownEvent."""
    one, other = (_mentions(connection, event_id) for event_id in ids)
    pairs = [pair_of(a.mention, b.mention) for a in one for b in other if a.mention != b.mention]
    return _said(connection, pairs, True, [*one, *other], note, now)


def split_event(
    connection: duckdb.DuckDBPyConnection,
    event_id: str,
    articles: Collection[str],
    note: str | None,
    now: datetime,
) -> Regrouped:
    """What some articles tell is another event than the rest tell. Raises UnknownEvent, also where
    an article tells nothing of the event, or none is left."""
    held = _mentions(connection, event_id)
    out = [one for one in held if one.article_id in articles]
    strangers = set(articles) - {one.article_id for one in out}
    if strangers:
        named = ", ".join(sorted(strangers))
        raise UnknownEvent(event_id, f"no article {named} is of it", _see(event_id))
    stay = [one for one in held if one.article_id not in articles]
    if not (out and stay):
        raise UnknownEvent(event_id, "some articles must go and some stay", _see(event_id))
    pairs = [pair_of(a.mention, b.mention) for a in out for b in stay]
    return _said(connection, pairs, False, held, note, now)


def _see(event_id: str) -> str:
    return f"see `counterclaim events show {event_id}`"


def _mentions(connection: duckdb.DuckDBPyConnection, event_id: str) -> list[_Held]:
    key = full_key(connection, event_id)
    rows = connection.execute(sql("event_mentions"), {"event": key}).fetchall()
    return [_Held((row[2], row[1]), row[0], row[3]) for row in rows]


def _said(
    connection: duckdb.DuckDBPyConnection,
    pairs: Iterable[Pair],
    one: bool,
    held: Iterable[_Held],
    note: str | None,
    now: datetime,
) -> Regrouped:
    rows = ((*a, *b, one, note, to_utc(now)) for a, b in pairs)
    append(connection, "store.event_edits", rows)
    return to_judge(recluster(connection, {member.version for member in held}))
