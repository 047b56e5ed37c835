"""The pairs of articles to be judged: those whose claims may speak of one thing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import duckdb

from warehouse.batch import Batch
from warehouse.judging import Screen
from warehouse.packing import Packed, unpack
from warehouse.records import Account
from warehouse.sqlfiles import sql

# Days within which a placed and an unplaced claim may meet.
NEAR = 7
# Claims on file that a new claim is compared with at most: those of its own series first, then by
# nearness of their days.
MOST = 12
_AT_ONCE = 256  # placeholders in read_accounts.sql


def find_pairs(
    connection: duckdb.DuckDBPyConnection, batch: Batch, screen: Screen
) -> Iterator[tuple[Account, Account]]:
    """Pairs of accounts for the staged batch: on file or earlier in the batch, and new.

    An account that may contradict itself is paired with itself too, and a later revision with the
    one before. What is on file and does not pass the screen is left out. All is read at once, and
    each account made when its turn comes: judged at once, it is still in the processor's caches.
    """
    found = connection.execute(sql("candidates"), {"near": NEAR, "most": MOST}).fetchall()
    own = {fresh.version: fresh.account for fresh in batch.fresh}
    earlier: dict[int, list[int]] = {version: [] for version in own}
    for fresh in batch.fresh:
        earlier[fresh.version] += [] if fresh.before is None else [fresh.before]
    for a_version, b_version in found:
        earlier[b_version].append(a_version)
    wanted = {version for versions in earlier.values() for version in versions} - own.keys()
    return _paired(own, dict(_read(connection, wanted)), earlier, screen)


def _paired(
    own: Mapping[int, Account],
    packed: Mapping[int, str],
    earlier: Mapping[int, Sequence[int]],
    screen: Screen,
) -> Iterator[tuple[Account, Account]]:
    known = dict(own)
    for version, account in own.items():
        for other in earlier[version]:
            if other not in known:
                held = Packed(packed[other])
                if not screen(held, account):
                    continue
                known[other] = held.account()
            yield known[other], account
        if len(account.quantities) > 1 or any(not q.consistent for q in account.quantities):
            yield account, account


def read_accounts(
    connection: duckdb.DuckDBPyConnection, versions: Iterable[int]
) -> dict[int, Account]:
    """Accounts on file by version, without their texts."""
    return {version: unpack(text) for version, text in _read(connection, versions)}


def _read(
    connection: duckdb.DuckDBPyConnection, versions: Iterable[int]
) -> Iterator[tuple[int, str]]:
    wanted = sorted(versions)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        filled = some + some[-1:] * (_AT_ONCE - len(some))
        yield from connection.execute(sql("read_accounts"), filled).fetchall()
