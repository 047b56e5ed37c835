"""Articles to accounts: what the judgement and the warehouse take in."""

from collections.abc import Sequence
from datetime import datetime

from extractors.article.fingerprint import fingerprint
from extractors.claims import Reader, extract_all
from extractors.events.story import story_of
from extractors.records import Article, Quantity
from warehouse.records import Account


def accounts_of(
    articles: Sequence[Article], reader: Reader, first_seen: datetime | None
) -> list[Account]:
    """Each article with its claims, in order; quantities that claim nothing are left out."""
    extracted = extract_all(articles, reader)
    return [
        account_of(article, tuple(q for q in quantities if q.measure is not None), first_seen)
        for article, quantities in zip(articles, extracted, strict=True)
    ]


def account_of(
    article: Article, quantities: tuple[Quantity, ...], first_seen: datetime | None = None
) -> Account:
    """An article with the given quantities, as the judgement and the warehouse see it."""
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
    )
