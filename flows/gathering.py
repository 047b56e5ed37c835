"""Sources to pages: what lies on disk at once, what is on the web fetched and polled."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

import anyio

from extractors.errors import InputError
from extractors.opml import Subscription, read_opml
from extractors.records import Page, ParsedFeed
from flows.errors import SourceError
from flows.fetching import Wanted
from flows.isolated import parse_file
from flows.isolation import IsolationError, Workers
from flows.polling import Polled, fetch_pages, links_of, poll
from flows.settings import Settings
from flows.sources import (
    Link,
    Source,
    pages_of_feed,
    read_archive,
    read_file,
    read_folder,
    source_of,
)
from flows.transport import new_client

Item = Page | InputError


@dataclass(frozen=True, slots=True)
class OnFile:
    """What the warehouse knows that spares fetching: each asked with the warehouse closed again.

    `wanted` gives a feed's address with the validators that it last answered with; `known` those
    of some addresses whose articles are on file.
    """

    wanted: Callable[[Sequence[str]], list[Wanted]]
    known: Callable[[Sequence[str]], set[str]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Pages, lazily read where they lie on disk, and what polling the feeds gave.

    `lost` are the feeds some of whose pages could not be fetched.
    """

    pages: Iterator[Item]
    polled: tuple[Polled, ...] = ()
    lost: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Found:
    """The sources sorted by what is to be done with them."""

    local: list[Iterator[Item]] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


def gather(names: Sequence[str], settings: Settings, on_file: OnFile, workers: Workers) -> Gathered:
    """The pages of all sources; a source that cannot be used is an error among them."""
    found = _Found()
    for name in names:
        try:
            _sort_in(source_of(name), found, workers)
        except InputError as error:
            found.local.append(iter((error,)))
    if not found.feeds and not found.links:
        return Gathered(chain(*found.local))
    web = anyio.run(_over_the_web, found, settings, on_file, workers)
    return Gathered(chain(*found.local, web.pages), web.polled, web.lost)


def _sort_in(source: Source, found: _Found, workers: Workers) -> None:
    if source.kind == "address":
        found.feeds.append(source.name)
    elif source.kind == "opml":
        _sort_in_list(source, found)
    elif source.kind == "feed":
        items = list(_local_feed(source, workers))
        found.links += [item for item in items if isinstance(item, Link)]
        found.local.append(iter([item for item in items if not isinstance(item, Link)]))
    else:
        found.local.append(_local(source))


def _sort_in_list(source: Source, found: _Found) -> None:
    """The feeds of an OPML list; a line that names none that can be fetched is told of."""
    for line in read_opml(source.path.read_bytes(), source.name):
        if isinstance(line, Subscription):
            found.feeds.append(line.url)
        else:
            where = f"{source.name}, line {line.line}"
            found.local.append(iter((SourceError(where, line.problem, "mend that outline"),)))


def _local(source: Source) -> Iterator[Item]:
    if source.kind == "archive":
        return read_archive(source)
    if source.kind == "folder":
        return read_folder(source)
    return iter((read_file(source.path),))


def _local_feed(source: Source, workers: Workers) -> Iterator[Item | Link]:
    try:
        feed = workers.outcome(workers.submit(parse_file, source.name))
    except IsolationError as killed:
        feed = ParsedFeed(None, (), f"{source.name}: {killed}")
    if feed.error:
        problem = feed.error.removeprefix(f"{source.name}: ")
        yield SourceError(source.name, problem, "name a feed, a folder or an archive")
    yield from pages_of_feed(source, feed)


async def _over_the_web(
    found: _Found, settings: Settings, on_file: OnFile, workers: Workers
) -> Gathered:
    async with new_client(settings.guard, settings.user_agent) as client:
        polled = await poll(client, on_file.wanted(found.feeds), workers)
        fetched = await fetch_pages(client, [*found.links, *links_of(polled)], on_file.known)
    errors = [one.error for one in polled if one.error]
    lost = frozenset(link.feed for link, page in fetched if isinstance(page, InputError))
    return Gathered(chain(errors, (page for _, page in fetched)), tuple(polled), lost)
