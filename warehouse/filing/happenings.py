"""The events of a batch: linked with those on file that may be the same, and filed."""

from collections.abc import Sequence

import duckdb

from warehouse.events.evidence import Atlas
from warehouse.events.marks import Levels, Place, Telling, stage_marks
from warehouse.events.mentions import Marked, marked
from warehouse.events.on_file import Tied, file_events
from warehouse.events.regrouping import to_judge
from warehouse.events.ties import is_kept, link_of
from warehouse.filing.batch import Batch
from warehouse.filing.candidates import read_accounts
from warehouse.filing.wall import Wall
from warehouse.records import Account


def file_happenings(
    connection: duckdb.DuckDBPyConnection, batch: Batch, levels: Levels, atlas: Atlas, wall: Wall
) -> list[tuple[int, int]]:
    """Link the events of a staged batch, and say anew which mentions are one event.

    The pairs of articles' versions to be judged for it: of which mentions met or parted.
    """
    told = tellings(batch)
    pairs = stage_marks(connection, told, levels)
    return to_judge(file_events(connection, told, links(connection, told, pairs, atlas, wall)))


def tellings(batch: Batch) -> list[Telling]:
    """What the batch tells, of each article its last revision alone."""
    before = {fresh.version: fresh.before for fresh in batch.fresh}
    replaced = set(before.values())
    found = []
    for fresh in batch.fresh:
        if fresh.version not in replaced:
            on_file = fresh.before
            while on_file in before:
                on_file = before[on_file]
            found.append(
                Telling(fresh.version, fresh.account, on_file, tuple(marked(fresh.account)))
            )
    return found


def links(
    connection: duckdb.DuckDBPyConnection,
    told: Sequence[Telling],
    pairs: Sequence[tuple[Place, Place]],
    atlas: Atlas,
    wall: Wall,
) -> list[Tied]:
    """The links of pairs of mentions that are worth keeping, `b` of each told by the batch."""
    accounts = {one.version: one.account for one in told}
    events = {(one.version, mark.event.index): mark for one in told for mark in one.events}
    needed = {a[0] for a, _ in pairs} - accounts.keys()
    for version, account in read_accounts(connection, sorted(needed)).items():
        accounts[version] = account
        events |= {(version, mark.event.index): mark for mark in marked(account)}
    found = []
    for a, b in pairs:
        one, other = accounts[a[0]], accounts[b[0]]
        with wall.around("judge", other, one.id):
            tie = _tied(a, b, one, other, events, atlas)
            found += [tie] if tie else []
    return found


def _tied(
    a: Place,
    b: Place,
    one: Account,
    other: Account,
    events: dict[Place, Marked],
    atlas: Atlas,
) -> Tied | None:
    if a not in events:
        return None  # of an older version of the extractor's numbers
    found = link_of(one, events[a], other, events[b], atlas)
    return Tied(a, b, found) if is_kept(found) else None
