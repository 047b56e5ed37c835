"""The batch into temporary tables, and from there on file."""

from collections.abc import Iterator, Mapping
from datetime import datetime

import duckdb

from extractors.records import Quantity
from warehouse.file.appending import Row, append
from warehouse.file.keys import series_key
from warehouse.file.sqlfiles import sql
from warehouse.filing.batch import Batch
from warehouse.filing.packing import pack
from warehouse.filing.rows import article_row, claim_row
from warehouse.filing.series import EXEMPLARS, Filing, comparable, country_of, position_key
from warehouse.filing.windows import as_of, day_number, days
from warehouse.records import Account


def stage(
    connection: duckdb.DuckDBPyConnection,
    batch: Batch,
    voices: Mapping[int, int],
    filing: Filing,
    now: datetime,
) -> None:
    """Put the batch into the temporary tables; `voices` are voice keys by article key."""
    articles = (article_row(f.account, f.version, voices[f.key], now) for f in batch.fresh)
    append(connection, "batch_articles", articles)
    append(connection, "batch_accounts", ((f.version, pack(f.account)) for f in batch.fresh))
    append(connection, "batch_claims", _claim_rows(batch))
    append(connection, "batch_positions", _position_rows(batch, voices, filing))


def store(connection: duckdb.DuckDBPyConnection) -> None:
    """The staged batch goes on file. Candidates must have been looked up before."""
    connection.execute(sql("load"))
    connection.execute(sql("load_positions"), {"exemplars": EXEMPLARS})


def _claim_rows(batch: Batch) -> Iterator[Row]:
    for fresh in batch.fresh:
        for ordinal, quantity in enumerate(fresh.account.quantities):
            yield claim_row(fresh.account, ordinal, quantity, fresh.carried)


def _position_rows(batch: Batch, voices: Mapping[int, int], filing: Filing) -> Iterator[Row]:
    claims = (
        (fresh, *claim) for fresh in batch.fresh for claim in fresh.claims() if comparable(claim[1])
    )
    for rank, (fresh, key, quantity, carried) in enumerate(claims):
        filed = _filed(quantity, fresh.account, filing)
        held = (key, fresh.key, fresh.version, voices[fresh.key])
        yield (*filed, *held, carried, rank)


def _filed(quantity: Quantity, account: Account, filing: Filing) -> Row:
    country = country_of(quantity, account)
    day = day_number(as_of(quantity, account))
    return (
        filing.key(quantity, country),
        filing.key(quantity, None) if country else None,
        *filing.places(quantity),
        day,
        *days(quantity, account),
        position_key(quantity, day),
        series_key(quantity),
    )
