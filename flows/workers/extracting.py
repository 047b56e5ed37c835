"""The inside of a worker: pages to articles and accounts, an error of ours as a value."""

from collections.abc import Sequence
from datetime import datetime

from extractors.article import read_article
from extractors.errors import ArticleError, CounterclaimError
from extractors.records import Article, Page
from flows.workers.isolated import Raised
from flows.workers.resources import shared_reader
from warehouse.filing.accounts import accounts_of
from warehouse.records import Account


def accounts_of_pages(pages: Sequence[Page], first_seen: datetime) -> list[Account | Raised]:
    """The account of each page, in order; a page that cannot be read is an error in its place.

    The sentences of all pages are parsed together. Whatever hangs, fills the memory or fails in an
    unexpected way ends the whole call: the caller then tries the pages one by one.
    """
    items = [_read(page) for page in pages]
    articles = [item for item in items if isinstance(item, Article)]
    accounts = iter(accounts_of(articles, shared_reader(), first_seen))
    return [next(accounts) if isinstance(item, Article) else item for item in items]


def account_of_article(article: Article, first_seen: datetime) -> Account:
    """The account of one article."""
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


def _read(page: Page) -> Article | Raised:
    try:
        return article_of(page)
    except CounterclaimError as error:
        return Raised(type(error), error.args, dict(vars(error)))
