"""Polling feeds over HTTP: what came, as pages, and what is to be remembered of each feed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import httpx2

from extractors.archive import page_of_file
from extractors.errors import ArticleError, InputError
from extractors.feeds import parse_feed
from extractors.records import Page, ParsedFeed
from flows.errors import FetchError
from flows.fetching import Fetched, Wanted, fetch_all
from flows.isolation import IsolationError, Workers
from flows.sources import Link, page_of_entry

_SUFFIXES = {"text/plain": ".txt", "text/html": ".html", "application/xhtml+xml": ".html"}


@dataclass(frozen=True, slots=True)
class Polled:
    """What polling one feed gave. `answer` is None where none came; `error` says why.

    `feed` is None where the server said that nothing has changed.
    """

    url: str
    answer: Fetched | None
    feed: ParsedFeed | None
    error: InputError | None


async def poll(client: httpx2.AsyncClient, wanted: list[Wanted], workers: Workers) -> list[Polled]:
    """Fetch feeds, conditionally where they have validators, and parse what has changed."""
    answers = await fetch_all(client, wanted)
    return [_polled(w.url, answer, workers) for w, answer in zip(wanted, answers, strict=True)]


def _polled(url: str, answer: Fetched | FetchError, workers: Workers) -> Polled:
    if isinstance(answer, FetchError):
        return Polled(url, None, None, answer)
    if answer.status == 304:
        return Polled(url, answer, None, None)
    try:
        feed = workers.outcome(workers.submit(parse_feed, answer.body, url))
    except IsolationError as killed:
        return Polled(url, answer, None, FetchError(url, str(killed), "tell its publisher"))
    error = None
    if feed.error:
        problem = feed.error.removeprefix(f"{url}: ")
        error = FetchError(url, problem, "check that the address is a feed's")
    return Polled(url, answer, feed, error)


def links_of(polled: Iterable[Polled]) -> list[Link]:
    """The entries of all feeds that have an address."""
    return [
        Link(one.url, entry, entry.publisher or one.feed.title)
        for one in polled
        if one.feed
        for entry in one.feed.entries
        if entry.url
    ]


async def fetch_pages(
    client: httpx2.AsyncClient, links: Sequence[Link], known: Callable[[Sequence[str]], set[str]]
) -> list[tuple[Link, Page | InputError]]:
    """The pages of those links whose articles are not on file yet, in the links' order."""
    linked = {link.entry.url: link for link in links if link.entry.url}
    on_file = known(list(linked))
    fresh = {url: link for url, link in linked.items() if url not in on_file}
    answers = await fetch_all(client, [Wanted(url) for url in fresh])
    return [
        (link, _page(link, answer)) for link, answer in zip(fresh.values(), answers, strict=True)
    ]


def _page(link: Link, answer: Fetched | FetchError) -> Page | InputError:
    if isinstance(answer, FetchError):
        return answer
    try:
        page = page_of_file(_file_name(answer), answer.body)
    except ArticleError as error:
        return ArticleError(answer.url, error.problem, "open it in a browser")
    return page_of_entry(page, link.entry, link.publisher)


def _file_name(answer: Fetched) -> str:
    """A name whose suffix says what the server said that the body is."""
    kind = (answer.content_type or "").split(";")[0].strip().lower()
    return answer.url.split("?")[0].rstrip("/") + _SUFFIXES.get(kind, "")
