"""What nobody will ask for again: pages that were given up, hosts left, items long quarantined."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import duckdb

from warehouse.file.moments import to_utc
from warehouse.file.sqlfiles import sql
from warehouse.file.transactions import transaction
from warehouse.memory.quarantine import expire

KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Purged:
    """How many rows went: pages that gave no article, hosts, items in quarantine."""

    pages: int
    hosts: int
    quarantined: int


def purge(connection: duckdb.DuckDBPyConnection, now: datetime) -> Purged:
    """Forget what was last of use 30 days ago.

    A page that was given up, or that robots.txt forbade, goes 30 days after it was first tried: one
    that its feed still lists gets another chance then. A page that waits stays. A host goes 30 days
    after its robots.txt has expired and the moment is past that it asked us to wait for.
    """
    oldest = {"oldest": to_utc(now - KEPT)}
    with transaction(connection):
        pages = _deleted(connection, "purge_pages", oldest)
        hosts = _deleted(connection, "purge_hosts", oldest)
        quarantined = expire(connection, now)
    return Purged(pages, hosts, len(quarantined))


def _deleted(connection: duckdb.DuckDBPyConnection, name: str, given: dict[str, datetime]) -> int:
    row = connection.execute(sql(name), given).fetchone()
    return int(row[0]) if row else 0
