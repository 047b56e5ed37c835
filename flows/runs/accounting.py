"""Pages to accounts in workers that can be killed: reading and extraction, in small portions.

Pages go over in portions: the parser is faster on many sentences at once. Where a portion is
killed or fails, its members are tried one by one, each stage for itself, so that only the culprit
is lost and its stage is known.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime

from extractors.errors import ArticleError, CounterclaimError, InputError
from extractors.records import Page
from flows.workers.extracting import account_of_article, accounts_of_pages, article_of
from flows.workers.isolated import Raised
from flows.workers.isolation import IsolationError, Workers, WorkersGone
from warehouse.records import Account

PORTION = 8  # pages a task; the parser gains little beyond
PORTION_SIZE = 1_500_000  # characters a task, so that a task is a second's work at most
HEAVY = 600_000  # characters of a page that is tried alone
AHEAD = 14  # tasks in the workers' hands: what they do while a batch is loaded

Item = Page | InputError
Result = Account | InputError


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


@dataclass(frozen=True, slots=True)
class _Portion:
    """Some items in order, and the task that holds the pages among them."""

    items: Sequence[Item]
    task: Future[list[Account | Raised]] | None

    @property
    def pages(self) -> list[Page]:
        return [item for item in self.items if isinstance(item, Page)]

    @property
    def is_done(self) -> bool:
        return self.task is None or self.task.done()


def account_pages(pages: Iterable[Item], workers: Workers, job: Job) -> Iterator[Result]:
    """The account of each page, in order; an error passed in, or met here, stays in its place.

    Reads ahead by a bounded number of pages, so that the workers go on while the caller is busy
    with what it was given.
    """
    waiting: deque[_Portion] = deque()
    for items in portions(pages):
        waiting.append(_started(items, workers, job))
        while waiting and (len(waiting) > AHEAD or waiting[0].is_done):
            yield from _finished(waiting.popleft(), workers, job)
    while waiting:
        yield from _finished(waiting.popleft(), workers, job)


def portions(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists of a bounded number and size; a heavy page makes a list of its own."""
    held: list[Item] = []
    size = 0
    for item in items:
        weight = _weight(item)
        if held and (size + weight > PORTION_SIZE or weight > HEAVY or len(held) >= PORTION):
            yield held
            held, size = [], 0
        held.append(item)
        size += weight if weight <= HEAVY else PORTION_SIZE
    if held:
        yield held


def _weight(item: Item) -> int:
    return len(item.html or item.text or "") if isinstance(item, Page) else 0


def _started(items: Sequence[Item], workers: Workers, job: Job) -> _Portion:
    pages = [item for item in items if isinstance(item, Page)]
    if not pages:
        return _Portion(items, None)
    task = workers.submit(accounts_of_pages, pages, job.first_seen)
    return _Portion(items, task)


def _finished(portion: _Portion, workers: Workers, job: Job) -> Iterator[Result]:
    results = iter(_results(portion, workers, job))
    for item in portion.items:
        yield next(results) if isinstance(item, Page) else item


def _results(portion: _Portion, workers: Workers, job: Job) -> list[Result]:
    if portion.task is None:
        return []
    try:
        done = workers.outcome(portion.task)
    except IsolationError:
        return [account_page(page, workers, job) for page in portion.pages]
    return [
        item if isinstance(item, Account) else _as_input_error(page, item.error())
        for page, item in zip(portion.pages, done, strict=True)
    ]


def account_page(page: Page, workers: Workers, job: Job) -> Result:
    """The account of one page, each stage in a task of its own; PageLost where it was killed."""
    stage = "read"
    try:
        article = workers.outcome(workers.submit(article_of, page))
        stage = "extract"
        task = workers.submit(account_of_article, article, job.first_seen)
        return workers.outcome(task)
    except IsolationError as killed:
        return PageLost(page, stage, str(killed), killed.trace)
    except WorkersGone:  # no fault of the page
        raise
    except CounterclaimError as error:
        return _as_input_error(page, error)


def _as_input_error(page: Page, error: CounterclaimError) -> InputError:
    """The error itself where it names its input."""
    if isinstance(error, InputError):
        return error
    return ArticleError(page.id, str(error), "look at the page")
