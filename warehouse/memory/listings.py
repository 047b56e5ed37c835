"""What the user's own list says of a feed, as an OPML list has it: title, site, folders."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

import duckdb

from warehouse.file.appending import append
from warehouse.file.sqlfiles import sql
from warehouse.file.transactions import transaction


@dataclass(frozen=True, slots=True)
class Listing:
    """`folder` holds the folders around the feed, the outermost first."""

    url: str
    title: str | None = None
    site: str | None = None
    folder: tuple[str, ...] = ()


def save_listings(connection: duckdb.DuckDBPyConnection, listings: Iterable[Listing]) -> None:
    """Keep what is said of some feeds instead of what was said of them before."""
    latest = {listing.url: listing for listing in listings}
    with transaction(connection):
        connection.execute(sql("listings_drop"), {"urls": sorted(latest)})
        append(connection, "store.listings", map(_row, latest.values()))


def drop_listings(connection: duckdb.DuckDBPyConnection, urls: Iterable[str]) -> None:
    """Forget what was said of some feeds."""
    with transaction(connection):
        connection.execute(sql("listings_drop"), {"urls": sorted(urls)})


def all_listings(connection: duckdb.DuckDBPyConnection) -> list[Listing]:
    """What is said of each feed, by address."""
    rows = connection.execute(sql("listings_all")).fetchall()
    return [Listing(url, title, site, tuple(folder or ())) for url, title, site, folder in rows]


def _row(listing: Listing) -> tuple[object, ...]:
    return astuple(listing)
