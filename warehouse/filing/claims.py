"""Single claims on file."""

import duckdb

from extractors.records import Quantity
from warehouse.errors import UnknownClaim
from warehouse.file.keys import claim_number, from_hex
from warehouse.file.sqlfiles import sql
from warehouse.filing.candidates import read_accounts
from warehouse.records import Account


def read_claim(connection: duckdb.DuckDBPyConnection, claim_id: str) -> tuple[Quantity, Account]:
    """A claim and the account that makes it, as its last revision has it. Raises UnknownClaim."""
    key = from_hex(claim_id.strip().lower())
    row = None
    if key is not None:
        row = connection.execute(sql("claim_version"), {"claim": key}).fetchone()
    if row is None:
        raise UnknownClaim(
            claim_id, "no claim has this id", "take one from the column claim_id of the view claims"
        )
    account = read_accounts(connection, [row[0]])[row[0]]
    return next(q for q in account.quantities if claim_number(q) == key), account
