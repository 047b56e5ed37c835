"""Records to rows: the one place that knows the order of the tables' columns.

A claim's columns are the fields of `extractors.records.Quantity`, in its order, after the keys: a
field that is added at its end needs a migration that adds the column, and nothing here.
"""

from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from operator import attrgetter

from extractors.records import Quantity
from warehouse.file.appending import Row
from warehouse.file.keys import article_key, claim_number, content_key, series_key, stance_key
from warehouse.file.moments import store_published, to_utc
from warehouse.filing.windows import as_of
from warehouse.records import Account

CLAIM_FIELDS = tuple(field.name for field in fields(Quantity))
# The columns that a claim shares with the record.
quantity_row: Callable[[Quantity], Row] = attrgetter(*CLAIM_FIELDS)


def article_row(account: Account, version: int, voice: int, now: datetime) -> Row:
    """A row of store.articles."""
    return (
        version,
        article_key(account.id),
        account.revision,
        content_key(account),
        account.id,
        account.publisher,
        *store_published(account.published),
        account.title,
        account.url,
        account.language,
        account.text,
        account.fingerprint,
        voice,
        to_utc(account.first_seen or now),
        to_utc(now),
        account.author,
        *store_published(account.modified)[:2],
        account.kind,
    )


def claim_row(account: Account, ordinal: int, quantity: Quantity, carried: frozenset[int]) -> Row:
    """A row of store.claims; `carried` are the keys of the revision before."""
    key = claim_number(quantity)
    head = (key, article_key(account.id), account.revision, ordinal, key in carried)
    keys = (series_key(quantity), stance_key(quantity), as_of(quantity, account))
    return (*head, *keys, *quantity_row(quantity))
