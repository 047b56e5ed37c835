"""The pairs of claims to be judged, with their accounts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import duckdb

from extractors.records import Quantity
from warehouse.appending import append
from warehouse.keys import claim_number
from warehouse.records import Account
from warehouse.rows import read_account, read_quantity
from warehouse.series import MOST_CANDIDATES
from warehouse.sqlfiles import sql

# Days within which a placed and an unplaced claim may meet.
NEAR = 7


@dataclass(frozen=True, slots=True)
class Filed:
    """A claim with its account, its key and the revision that holds it.

    `withdrawn`: a later revision of the article no longer holds the claim.
    """

    key: int
    revision: int
    quantity: Quantity
    account: Account
    withdrawn: bool = False


def find_pairs(connection: duckdb.DuckDBPyConnection) -> list[tuple[int, int]]:
    """Pairs of claim keys for the staged batch: on file or earlier in the batch, and new."""
    found = connection.execute(sql("candidates"), {"near": NEAR, "most": MOST_CANDIDATES})
    return [(a, b) for a, b in found.fetchall()]


def read_filed(connection: duckdb.DuckDBPyConnection, keys: Iterable[int]) -> dict[int, Filed]:
    """Claims on file by key, as the last revision that holds them has them. The accounts hold
    the claims that were asked for, not all of the article's.
    """
    connection.execute(sql("stage_wanted"))
    append(connection, "wanted", ((key,) for key in sorted(set(keys))))
    rows = connection.execute(sql("read_claims")).fetchall()
    accounts = _accounts(connection, rows)
    return {
        row[0]: Filed(row[0], row[2], read_quantity(row[7:]), accounts[row[1], row[2]], row[3])
        for row in rows
    }


def _accounts(
    connection: duckdb.DuckDBPyConnection, claims: list[tuple[object, ...]]
) -> Mapping[tuple[object, object], Account]:
    held: dict[tuple[object, object], list[Quantity]] = {}
    for row in claims:
        held.setdefault((row[1], row[2]), []).append(read_quantity(row[7:]))
    found = connection.execute(sql("read_accounts")).fetchall()
    return {(r[0], r[1]): read_account(r[2:], tuple(held.get((r[0], r[1]), ()))) for r in found}


def batch_filed(accounts: Iterable[Account]) -> dict[int, Filed]:
    """The claims of the batch itself by key."""
    return {
        claim_number(quantity): Filed(claim_number(quantity), account.revision, quantity, account)
        for account in accounts
        for quantity in account.quantities
    }
