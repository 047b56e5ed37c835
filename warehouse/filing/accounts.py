"""Articles to accounts: what the judgement and the warehouse take in."""

from collections.abc import Sequence
from datetime import datetime

from extractors.article.fingerprint import fingerprint
from extractors.claims import Reader, read_all
from extractors.events.story import story_of
from extractors.records import Article, Event, Quantity, Reading
from warehouse.records import Account


def accounts_of(
    articles: Sequence[Article], reader: Reader, first_seen: datetime | None
) -> list[Account]:
    """Each article with its claims, in order; quantities that claim nothing are left out."""
    return [
        account_of(article, _claims(reading), first_seen, reading.events)
        for article, reading in zip(articles, read_all(articles, reader), strict=True)
    ]


def _claims(reading: Reading) -> tuple[Quantity, ...]:
    return tuple(q for q in reading.quantities if q.measure is not None)


def account_of(
    article: Article,
    quantities: tuple[Quantity, ...],
    first_seen: datetime | None = None,
    events: tuple[Event, ...] = (),
) -> Account:
    """An article with its quantities and events, as the judgement and the warehouse see it."""
    return Account(
        id=article.id,
        publisher=article.publisher,
        published=article.published,
        title=article.title,
        url=article.url,
        first_seen=first_seen,
        quantities=quantities,
        story=story_of(article),
        text=article.text,
        language=article.language,
        fingerprint=fingerprint(article.text),
        author=article.author,
        modified=article.modified,
        kind=article.kind,
        origin=article.origin,
        addresses=article.addresses,
        feed=article.feed,
        events=events,
    )
