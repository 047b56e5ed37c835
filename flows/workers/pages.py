"""Pages through workers that can be killed: to articles, quantities, verdicts or accounts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar

from extractors.errors import ArticleError, InputError
from extractors.records import Article, Page, Quantity
from flows.workers.extracting import (
    account_of_article,
    accounts_of_pages,
    article_of,
    articles_of_pages,
    quantities_of_article,
    quantities_of_pages,
    read_article,
)
from flows.workers.isolation import IsolationError, Workers
from flows.workers.portions import Work, alone, through
from warehouse.records import Account

T = TypeVar("T")
PRELOAD = "flows.workers.preloaded"  # what workers share: the readers, the pipeline, the gazetteer
PRELOAD_TEXTS = "flows.workers.preloaded_texts"  # without the readers of pages and feeds

Result = Account | InputError
_OF_MARKUP = 10  # characters that a character of text brings with it in an HTML page


class PageLost(ArticleError):
    """A page whose reader or extractor was killed or failed; `page` is to be quarantined.

    `stage` is "read" or "extract", `reason` what happened there, `trace` where in the code.
    """

    def __init__(self, page: Page, stage: str, reason: str, trace: str | None = None) -> None:
        super().__init__(page.id, f"{stage}: {reason}", "see `counterclaim quarantine list`")
        self.page = page
        self.stage = stage
        self.reason = reason
        self.trace = trace


@dataclass(frozen=True, slots=True)
class Job:
    """What extraction is told besides the pages: the moment of reading."""

    first_seen: datetime


def read_pages(
    pages: Iterable[Page | InputError], workers: Workers
) -> Iterator[Article | InputError]:
    """The article of each page; see `through`."""
    return through(pages, workers, Work(articles_of_pages, _read_alone, name_of, size_of))


def extract_pages(
    pages: Iterable[Page | InputError], workers: Workers
) -> Iterator[tuple[Quantity, ...] | InputError]:
    """The quantities of each page; see `through`."""
    alone = partial(_by_stages, read_article, quantities_of_article, _not_read)
    return through(pages, workers, Work(quantities_of_pages, alone, name_of, size_of))


def account_pages(
    pages: Iterable[Page | InputError], workers: Workers, job: Job
) -> Iterator[Result]:
    """The account of each page; PageLost where its reading was killed or failed; see `through`."""
    return through(pages, workers, _accounting(job))


def account_page(page: Page, workers: Workers, job: Job) -> Result:
    """The account of one page, each stage in a task of its own; PageLost where it was killed."""
    return alone(page, workers, _accounting(job))


def _accounting(job: Job) -> Work[Page, Account]:
    together = partial(accounts_of_pages, first_seen=job.first_seen)
    account = partial(account_of_article, first_seen=job.first_seen)
    return Work(together, partial(_by_stages, article_of, account, PageLost), name_of, size_of)


def _read_alone(page: Page, workers: Workers) -> Article:
    try:
        return workers.outcome(workers.submit(read_article, page))
    except IsolationError as killed:
        raise _not_read(page, "read", str(killed)) from None


def _by_stages(
    read: Callable[[Page], Article],
    extract: Callable[[Article], T],
    lost: Callable[[Page, str, str, str | None], ArticleError],
    page: Page,
    workers: Workers,
) -> T:
    """One page again, so that the stage is known that it cannot pass."""
    stage = "read"
    try:
        article = workers.outcome(workers.submit(read, page))
        stage = "extract"
        return workers.outcome(workers.submit(extract, article))
    except IsolationError as killed:
        raise lost(page, stage, str(killed), killed.trace) from None


def _not_read(page: Page, stage: str, reason: str, trace: str | None = None) -> ArticleError:
    return ArticleError(page.id, f"{stage}: {reason}", "look at the page; its neighbours were read")


def name_of(page: Page) -> str:
    """What an error calls a page."""
    return page.id


def size_of(page: Page) -> int:
    """How much work a page is, in characters of markup: plain text is article from end to end."""
    return _OF_MARKUP * len(page.text or "") if page.html is None else len(page.html)
