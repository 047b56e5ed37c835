"""The pairs of articles to be judged: those whose claims may speak of one thing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import duckdb

from extractors.records import Quantity
from warehouse.appending import append
from warehouse.batch import Batch
from warehouse.records import Account
from warehouse.rows import read_account, read_quantity
from warehouse.sqlfiles import sql

# Days within which a placed and an unplaced claim may meet.
NEAR = 7
# Positions on file that a new claim is compared with at most: those of its own series first, then
# by nearness of their days.
MOST = 12

Version = tuple[int, int]  # an article's key and revision


def find_pairs(
    connection: duckdb.DuckDBPyConnection, batch: Batch
) -> list[tuple[Account, Account]]:
    """Pairs of accounts for the staged batch: on file or earlier in the batch, and new.

    An account that states more than one figure is paired with itself too, and a later revision
    with the one before.
    """
    found = connection.execute(sql("candidates"), {"near": NEAR, "most": MOST}).fetchall()
    own = {(fresh.key, fresh.account.revision): fresh.account for fresh in batch.fresh}
    before = [(f.key, f.account.revision - 1) for f in batch.fresh if f.account.revision > 0]
    on_file = read_accounts(connection, {*((a, r) for a, r, _, _ in found), *before} - own.keys())
    known = {**on_file, **own}
    earlier: dict[Version, list[Version]] = {version: [] for version in own}
    for a_key, a_revision, b_key, b_revision in found:
        earlier[b_key, b_revision].append((a_key, a_revision))
    return list(_paired(own, known, earlier))


def _paired(
    own: Mapping[Version, Account],
    known: Mapping[Version, Account],
    earlier: Mapping[Version, Sequence[Version]],
) -> Iterator[tuple[Account, Account]]:
    for version, account in own.items():
        previous = (version[0], version[1] - 1)
        for other in [previous] * (previous in known) + list(earlier[version]):
            yield known[other], account
        if len(account.quantities) > 1:
            yield account, account


def read_accounts(
    connection: duckdb.DuckDBPyConnection, versions: Iterable[Version]
) -> dict[Version, Account]:
    """Articles on file with all their claims and their stories, without their texts."""
    connection.execute(sql("stage_wanted"))
    append(connection, "wanted_versions", sorted(versions))
    claims: dict[Version, list[Quantity]] = {}
    for key, revision, *quantity in connection.execute(sql("read_claims")).fetchall():
        claims.setdefault((key, revision), []).append(read_quantity(quantity))
    found = connection.execute(sql("read_accounts")).fetchall()
    return {
        (row[0], row[1]): read_account(row[1:], tuple(claims.get((row[0], row[1]), ())))
        for row in found
    }
