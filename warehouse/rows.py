"""Records to rows and back: the one place that knows the order of the tables' columns."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from extractors.records import Quantity
from extractors.story import from_json, to_json
from warehouse.appending import Row
from warehouse.keys import article_key, claim_number, content_key, series_key, stance_key
from warehouse.moments import from_utc, read_published, store_published, to_utc
from warehouse.records import Account
from warehouse.windows import as_of


def article_row(account: Account, voice: int, now: datetime) -> Row:
    """A row of store.articles."""
    return (
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
    )


def story_rows(account: Account) -> Iterator[Row]:
    """A row of store.stories, none for an article without a story."""
    if account.story is not None:
        yield article_key(account.id), account.revision, to_json(account.story)


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


def read_quantity(row: Sequence[Any]) -> Quantity:
    """The record of `quantity_row`."""
    return Quantity(*row)


def read_account(row: Sequence[Any], quantities: tuple[Quantity, ...]) -> Account:
    """An account from a row of read_accounts.sql, its key left out."""
    revision, article_id, publisher, day, at, offset, title, url, language, mark, seen, story = row
    return Account(
        id=article_id,
        publisher=publisher,
        published=read_published(day, at, offset),
        title=title,
        url=url,
        first_seen=from_utc(seen),
        quantities=quantities,
        story=from_json(story) if story else None,
        language=language,
        fingerprint=mark,
        revision=revision,
    )
