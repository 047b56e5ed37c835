"""Pages to articles: HTML in workers that can be killed, plain text here.

Reading plain text is linear and needs no protection; a page of HTML can hang its parser.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future

from extractors.article import read_article
from extractors.errors import ArticleError, CounterclaimError, InputError
from extractors.records import Article, Page
from flows.workers.isolation import IsolationError, Workers, WorkersGone

READER = "extractors.article.html"  # what workers import before the first page arrives
_AHEAD = 8  # pages in the workers' hands at once; more would only fill the memory

Pending = Article | InputError | tuple[Page, Future[Article]]


def read_pages(
    pages: Iterable[Page | InputError], workers: Workers
) -> Iterator[Article | InputError]:
    """The article of each page, in order; an error passed in, or met here, stays in its place."""
    waiting: deque[Pending] = deque()
    for page in pages:
        waiting.append(_started(page, workers))
        while len(waiting) > _AHEAD:
            yield _finished(waiting.popleft(), workers)
    while waiting:
        yield _finished(waiting.popleft(), workers)


def _started(page: Page | InputError, workers: Workers) -> Pending:
    if isinstance(page, InputError):
        return page
    if page.html is not None:
        return page, workers.submit(read_article, page)
    try:
        return read_article(page)
    except InputError as error:
        return error


def _finished(pending: Pending, workers: Workers) -> Article | InputError:
    if not isinstance(pending, tuple):
        return pending
    page, future = pending
    try:
        return workers.outcome(future)
    except InputError as error:
        return error
    except WorkersGone:  # no fault of the page
        raise
    except IsolationError as error:
        return ArticleError(page.id, str(error), "look at the page; its neighbours were read")
    except CounterclaimError as error:
        return ArticleError(page.id, str(error), "look at the page")
