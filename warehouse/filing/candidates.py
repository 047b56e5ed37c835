"""The pairs of articles to be judged: those whose claims may speak of one thing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

import duckdb

from warehouse.events.on_file import keys_by_version
from warehouse.file.sqlfiles import sql
from warehouse.filing.batch import Batch, Fresh
from warehouse.filing.judging import Screen
from warehouse.filing.packing import Packed, unpack
from warehouse.filing.wall import Wall
from warehouse.records import Account

# Days within which a placed and an unplaced claim may meet.
NEAR = 7
# Claims on file that a new claim is compared with at most: those of its own series first, then by
# nearness of their days.
MOST = 10
# Claims of one family and country by which one article looks for others and is found by them.
ASKING = 64
_AT_ONCE = 256  # placeholders of the statement `read_accounts`
_AT_FIRST = 48  # accounts that the judgement waits for; it has them before the rest is read


def find_pairs(
    connection: duckdb.DuckDBPyConnection,
    batch: Batch,
    screen: Screen,
    wall: Wall,
    also: Iterable[tuple[int, int]] = (),
) -> Iterator[tuple[Account, Account]]:
    """Pairs of accounts for the staged batch: on file or earlier in the batch, and new.

    An account that may contradict itself is paired with itself too, and a later revision with the
    one before. `also` are pairs of versions that share an event. What is on file and does not pass
    the screen is left out. Accounts are read in the order in which they are needed, by another
    thread while the first are judged: until the pairs are at their end the connection is in use.
    """
    found = connection.execute(
        sql("candidates"), {"near": NEAR, "most": MOST, "asking": ASKING}
    ).fetchall()
    earlier: dict[int, list[int]] = {fresh.version: [] for fresh in batch.fresh}
    for fresh in batch.fresh:
        earlier[fresh.version] += [] if fresh.before is None else [fresh.before]
    for a_version, b_version in dict.fromkeys([*found, *also]):
        earlier[b_version].append(a_version)
    needed = dict.fromkeys(a for all in earlier.values() for a in all if a not in earlier)
    keys = keys_by_version(connection, [*earlier, *needed])
    own = {
        fresh.version: replace(fresh.account, event_keys=keys.get(fresh.version, {}))
        for fresh in batch.fresh
    }
    versions = list(needed)
    portions = [versions[:_AT_FIRST], *_portions(versions[_AT_FIRST:])] if versions else []
    read, passed = partial(_read, connection), partial(_passed, screen, wall)
    return _paired(own, portions, earlier, keys, read, passed)


def pairs_on_file(
    connection: duckdb.DuckDBPyConnection,
    fresh: Iterable[Fresh],
    pairs: Sequence[tuple[int, int]],
) -> list[tuple[Account, Account]]:
    """The accounts of pairs of versions that are on file, or `fresh` revisions of what is."""
    own = {one.version: one.account for one in fresh}
    needed = sorted({version for pair in pairs for version in pair})
    known = read_accounts(connection, [version for version in needed if version not in own])
    mine = own.keys() & set(needed)
    keys = keys_by_version(connection, mine)
    known |= {one: replace(own[one], event_keys=keys.get(one, {})) for one in mine}
    return [(known[a], known[b]) for a, b in pairs]


def _paired(
    own: Mapping[int, Account],
    portions: Sequence[Sequence[int]],
    earlier: Mapping[int, Sequence[int]],
    keys: Mapping[int, Mapping[int, int]],
    read: Callable[[Sequence[int]], Mapping[int, str]],
    passed: Callable[[str, Account], Account | None],
) -> Iterator[tuple[Account, Account]]:
    known, packed = dict(own), dict[int, str]()
    with ThreadPoolExecutor(1) as reader:
        coming = reader.map(read, portions)
        for version, account in own.items():
            for other in earlier[version]:
                if other not in known:
                    while other not in packed:
                        packed |= next(coming)
                    held = passed(packed[other], account)
                    if held is None:
                        continue
                    known[other] = replace(held, event_keys=keys.get(other, {}))
                yield known[other], account
            if len(account.quantities) > 1 or any(not q.consistent for q in account.quantities):
                yield account, account


def _passed(screen: Screen, wall: Wall, packed: str, account: Account) -> Account | None:
    """The account on file, None where the screen leaves it out or it cannot be unpacked."""
    with wall.around("judge", account):
        held = Packed(packed)
        return held.account() if screen(held, account) else None
    return None


def read_accounts(
    connection: duckdb.DuckDBPyConnection, versions: Iterable[int]
) -> dict[int, Account]:
    """Accounts on file by version, without their texts, with the keys of their events."""
    asked = list(versions)
    keys = keys_by_version(connection, asked)
    return {
        version: replace(unpack(text), event_keys=keys.get(version, {}))
        for some in _portions(asked)
        for version, text in _read(connection, some).items()
    }


def _portions(versions: Sequence[int]) -> list[Sequence[int]]:
    return [versions[start : start + _AT_ONCE] for start in range(0, len(versions), _AT_ONCE)]


def _read(connection: duckdb.DuckDBPyConnection, versions: Sequence[int]) -> dict[int, str]:
    filled = [*versions] + [versions[-1]] * (_AT_ONCE - len(versions))
    return dict(connection.execute(sql("read_accounts"), filled).fetchall())
