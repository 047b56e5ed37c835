"""Fetching the pages that feeds link to, as their hosts' robots.txt allows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import anyio

from extractors.article.archive import page_of_file
from extractors.article.fulltext import page_of_full_text
from extractors.errors import ArticleError, InputError
from extractors.records import Origin, Page
from flows.errors import FetchError
from flows.feeds.sources import Link, page_of_entry
from flows.web.doors import Doors
from flows.web.fetching import Fetched, Wanted, Web, fetch
from flows.web.hosts import origin_of

MOST_PAGE_BYTES = 6 * 1024 * 1024  # decompressed; a portion of pages is held at once
_REFUSED = (401, 402, 403, 406, 451)
_PATIENCE = 2  # attempts that a page may fail while its feed holds it in full
_SUFFIXES = {"text/plain": ".txt", "text/html": ".html", "application/xhtml+xml": ".html"}


@dataclass(frozen=True, slots=True)
class Visit:
    """What asking for one page gave: a page, or why there is none.

    The page is let go once it has been handed on; what is remembered needs only the error.
    """

    url: str
    link: Link
    page: Page | None
    error: InputError | None

    @property
    def left_out(self) -> str | None:
        """Why the page was not asked for at all, though nothing failed; None where it was."""
        if not isinstance(self.error, FetchError):
            return None
        if self.error.kind == "wait":
            return f"{origin_of(self.url)} is to be given time; a later run asks for them"
        return self.error.problem if self.error.kind == "robots" else None


async def visit(web: Web, doors: Doors, links: Sequence[Link]) -> list[Visit]:
    """The pages of links, each with an address of its own, in the links' order."""
    visits: dict[str, Visit] = {}
    hosts: dict[str, dict[str, Link]] = {}
    for link in links:
        if link.entry.url:
            hosts.setdefault(origin_of(link.entry.url), {})[link.entry.url] = link

    async def one(url: str, link: Link) -> None:
        try:
            visits[url] = Visit(url, link, await _page(web, doors, url, link), None)
        except InputError as error:
            visits[url] = _without_page(url, link, error)

    async def host(origin: str, found: dict[str, Link]) -> None:
        refused = await doors.refused(origin, list(found))
        visits.update({url: _without_page(url, found[url], e) for url, e in refused.items()})
        async with anyio.create_task_group() as group:
            for url, link in found.items():
                if url not in refused:
                    group.start_soon(one, url, link)

    async with anyio.create_task_group() as group:
        for origin, found in hosts.items():
            group.start_soon(host, origin, found)
    return [visits[link.entry.url] for link in links if link.entry.url]


def _without_page(url: str, link: Link, error: InputError) -> Visit:
    """The article that the feed itself holds, where its page is refused or keeps failing."""
    page = page_of_full_text(page_of_entry(Page(url, feed=link.feed), link.entry, link.publisher))
    if page is None or not _is_not_to_be_had(error, link.failures):
        return Visit(url, link, None, error)
    return Visit(url, link, page, None)


def _is_not_to_be_had(error: InputError, failures: int) -> bool:
    """Whether a page is refused for good, or has failed so often that its feed's text will do.

    What is gone (404, 410) may have been withdrawn: the feed's text is then no witness.
    """
    if not isinstance(error, FetchError):
        return True
    if error.kind == "wait" or error.status in (404, 410):
        return False
    return error.kind == "robots" or error.status in _REFUSED or failures >= _PATIENCE


async def _page(web: Web, doors: Doors, url: str, link: Link) -> Page:
    answer = await fetch(web, Wanted(url, most_bytes=MOST_PAGE_BYTES), doors.check)
    try:
        page = page_of_file(file_name(answer), answer.body)
    except ArticleError as error:
        raise ArticleError(answer.url, error.problem, "open it in a browser") from None
    origin = Origin(answer.url, answer.etag, answer.last_modified)
    said = page_of_entry(page, link.entry, link.publisher)
    return replace(said, origin=origin, feed=link.feed, asked=web.clock())


def file_name(answer: Fetched) -> str:
    """A name whose suffix says what the server said that the body is."""
    kind = (answer.content_type or "").split(";")[0].strip().lower()
    return answer.url.split("?")[0].rstrip("/") + _SUFFIXES.get(kind, "")
