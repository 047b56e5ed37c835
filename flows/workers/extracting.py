"""The inside of a worker: pages to articles, quantities and accounts, an error of ours as a value.

Whatever hangs, fills the memory or fails in an unexpected way ends the whole call: the caller then
tries the pages one by one (`flows.workers.portions`). The stages are imported by the tasks: the
process that only hands them over does without, and starts in half the time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from extractors.errors import ArticleError, CounterclaimError
from extractors.records import Article, Page, Quantity
from flows.workers.isolated import Raised

if TYPE_CHECKING:
    from warehouse.records import Account


def read_article(page: Page) -> Article:
    """The article in a page; ArticleError where there is none."""
    from extractors import article

    return article.read_article(page)


def articles_of_pages(pages: Sequence[Page]) -> list[Article | Raised]:
    """The article of each page, in order; a page that cannot be read is an error in its place."""
    return [_read(page, read_article) for page in pages]


def quantities_of_pages(pages: Sequence[Page]) -> list[tuple[Quantity, ...] | Raised]:
    """The quantities of each page, in order; the sentences of all pages are parsed together."""
    from extractors.claims import extract_all
    from flows.workers.resources import shared_reader

    items = articles_of_pages(pages)
    articles = [item for item in items if isinstance(item, Article)]
    found = iter(extract_all(articles, shared_reader()))
    return [next(found) if isinstance(item, Article) else item for item in items]


def quantities_of_article(article: Article) -> tuple[Quantity, ...]:
    """The quantities of one article."""
    from extractors.claims import extract_all
    from flows.workers.resources import shared_reader

    return extract_all([article], shared_reader())[0]


def accounts_of_pages(pages: Sequence[Page], first_seen: datetime) -> list[Account | Raised]:
    """The account of each page, in order; the sentences of all pages are parsed together."""
    from flows.workers.resources import shared_reader
    from warehouse.filing.accounts import accounts_of

    items = [_read(page, article_of) for page in pages]
    articles = [item for item in items if isinstance(item, Article)]
    accounts = iter(accounts_of(articles, shared_reader(), first_seen))
    return [next(accounts) if isinstance(item, Article) else item for item in items]


def account_of_article(article: Article, first_seen: datetime) -> Account:
    """The account of one article."""
    from flows.workers.resources import shared_reader
    from warehouse.filing.accounts import accounts_of

    return accounts_of([article], shared_reader(), first_seen)[0]


def article_of(page: Page) -> Article:
    """The article in a page; ArticleError also for a page that stands in for the article.

    Error pages, consent forms and bot checks are told of and asked for again, never filed.
    """
    article = read_article(page)
    if article.kind == "error":
        shown = (article.title or article.text)[:60]
        raise ArticleError(page.id, f'is an error page ("{shown}")', "open it in a browser")
    return article


def _read(page: Page, read: Callable[[Page], Article]) -> Article | Raised:
    try:
        return read(page)
    except CounterclaimError as error:
        return Raised(type(error), error.args, dict(vars(error)))
