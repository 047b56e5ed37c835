"""What failed or was killed, kept with its bytes to be tried again; bounded in size and age."""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

import duckdb

from extractors.moments import parse_moment, to_iso
from extractors.records import FeedEntry, Origin, Page
from warehouse.errors import WarehouseError
from warehouse.file.appending import append
from warehouse.file.keys import key_of, to_hex
from warehouse.file.moments import from_utc, to_utc
from warehouse.file.sqlfiles import sql
from warehouse.file.transactions import transaction
from warehouse.records import Answer

ROOM = 500 << 20  # bytes of all pages, compressed
LONGEST = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Kept:
    """A page in quarantine, and the `stage` at which it failed.

    At "feed" the page's text holds the feed's bytes, one character a byte. Of "load", "judge" and
    "announce" (`warehouse.filing.wall`) it holds the article's clean text; `other` is the id of
    the article on file beside which it failed. `trace` is where in the code that was.
    """

    page: Page
    stage: str
    reason: str
    kept: datetime
    trace: str | None = None
    other: str | None = None

    @property
    def key(self) -> int:
        """The key: the same page twice is kept once."""
        beside = () if self.other is None else (self.other,)
        held = self.page.html, self.page.text
        return key_of("quarantine", self.page.id, self.stage, *held, *beside)

    @property
    def id(self) -> str:
        """The key as users see it."""
        return to_hex(self.key)

    @property
    def address(self) -> str | None:
        """Where the page came from; None for a file."""
        return self.page.url


def keep(connection: duckdb.DuckDBPyConnection, items: Iterable[Kept]) -> list[str]:
    """Put pages into quarantine; the names of those that had to go for it, the oldest first.

    Of a feed the latest bytes are kept: one that changes at each poll would fill the room.
    """
    given = {item.key: item for item in items}
    if not given:
        return []
    with transaction(connection):
        found = connection.execute(sql("quarantine_have"), {"keys": list(given)}).fetchall()
        for (key,) in found:
            del given[key]
        feeds = [item.page.id for item in given.values() if item.stage == "feed"]
        connection.execute(sql("quarantine_replace"), {"names": feeds})
        append(connection, "store.quarantine", map(_row, given.values()))
        newest = max((item.kept for item in given.values()), default=None)
        return expire(connection, newest) if newest else []


def expire(connection: duckdb.DuckDBPyConnection, now: datetime) -> list[str]:
    """Drop what is too old or beyond the room that there is, the oldest first; its names."""
    limits = {"oldest": to_utc(now - LONGEST), "room": ROOM}
    gone = connection.execute(sql("quarantine_excess"), limits).fetchall()
    drops = [(to_utc(now), name, address, why) for _, name, address, why in gone]
    append(connection, "store.quarantine_drops", drops)
    connection.execute(sql("quarantine_drop"), {"keys": [key for key, *_ in gone]})
    return [name for _, name, *_ in gone]


def listed(connection: duckdb.DuckDBPyConnection, most: int) -> Answer:
    """The latest rows of the view `quarantine`; also on a snapshot."""
    found = connection.execute(sql("quarantine_all"), {"most": most})
    columns = tuple(column[0] for column in found.description or ())
    return Answer(columns, tuple(found.fetchall()))


def find(connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> list[Kept]:
    """The pages with an id, the beginning of one, an address or a name; all where none is given.

    Raises WarehouseError for one that names none.
    """
    found: dict[int, Kept] = {}
    for wanted in ids or [""]:
        rows = connection.execute(sql("quarantine_rows"), {"id": wanted}).fetchall()
        if wanted and not rows:
            raise WarehouseError(
                wanted, "is not in quarantine", "see `counterclaim quarantine list`"
            )
        for key, _, _, stage, reason, kept, page, trace, other in rows:
            found[key] = Kept(_unpacked(page), stage, reason, from_utc(kept), trace, other)
    return list(found.values())


def release(connection: duckdb.DuckDBPyConnection, items: Iterable[Kept]) -> None:
    """Take pages out of quarantine."""
    connection.execute(sql("quarantine_drop"), {"keys": [item.key for item in items]})


def _row(item: Kept) -> tuple[object, ...]:
    page = _packed(item.page)
    name, reason, trace, other = (
        None if text is None else text.encode("utf-8", "replace").decode()
        for text in (item.page.id, item.reason, item.trace, item.other)
    )
    told = name, item.address, item.stage, reason, to_utc(item.kept)
    return item.key, *told, len(page), page, trace, other


def _packed(page: Page) -> bytes:
    """The record as compressed JSON; halves of surrogate pairs stay what they are."""
    return zlib.compress(json.dumps(asdict(page), default=to_iso).encode("ascii"))


def _unpacked(packed: bytes) -> Page:
    held: dict[str, Any] = json.loads(zlib.decompress(packed))
    entry, origin = held.pop("entry"), held.pop("origin")
    if entry:
        entry["published"] = parse_moment(entry["published"])
    held["published"] = parse_moment(held["published"])
    asked = parse_moment(held.pop("asked", None))
    return Page(
        **held,
        entry=FeedEntry(**entry) if entry else None,
        origin=Origin(**origin) if origin else None,
        asked=asked if isinstance(asked, datetime) else None,
    )
