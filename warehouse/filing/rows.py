"""Records to rows: the one place that knows the order of the tables' columns."""

from datetime import datetime

from extractors.records import Quantity
from warehouse.file.appending import Row
from warehouse.file.keys import article_key, claim_number, content_key, series_key, stance_key
from warehouse.file.moments import store_published, to_utc
from warehouse.filing.windows import as_of
from warehouse.records import Account


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


def quantity_row(q: Quantity) -> Row:
    """The columns that a claim shares with the record, in the record's order."""
    return (
        q.article_id,
        q.sentence,
        q.sentence_start,
        q.sentence_end,
        q.quote,
        q.start,
        q.end,
        q.value,
        q.low,
        q.high,
        q.soft_low,
        q.soft_high,
        q.hedge,
        q.change,
        q.unit,
        q.unit_text,
        q.measure,
        q.counted,
        q.counted_text,
        q.place,
        q.place_id,
        q.country,
        q.window_start,
        q.window_end,
        q.window_kind,
        q.source,
        q.modality,
        q.part,
        q.paragraph,
        q.place_via,
        q.part_of,
        q.consistent,
    )
