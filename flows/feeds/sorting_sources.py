"""Sources sorted by what is to be done with them: read from disk, poll, fetch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extractors.errors import InputError
from extractors.feeds.opml import Subscription, read_opml
from extractors.feeds.parse import MAX_BYTES
from extractors.records import Page, ParsedFeed
from flows.errors import SourceError
from flows.feeds.lost import FeedLost, lost_file
from flows.feeds.sources import (
    Link,
    Source,
    count_of,
    pages_of_feed,
    read_archive,
    read_file,
    read_folder,
    source_of,
)
from flows.workers.isolated import parse_file
from flows.workers.isolation import IsolationError, Workers

Item = Page | InputError


@dataclass(slots=True)
class Found:
    """What lies on disk, feeds to be polled and links to be followed.

    `expected` is how many articles that is, None where nobody knows before they are read.
    """

    local: list[Iterator[Item]] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    expected: int | None = 0

    @property
    def goes_out(self) -> bool:
        """Whether any of it is on the web."""
        return bool(self.feeds or self.links)

    def expect(self, articles: int | None) -> None:
        """So many more articles are to come."""
        known = articles is not None and self.expected is not None
        self.expected = (self.expected or 0) + (articles or 0) if known else None

    def take(self, source: Source, feed: ParsedFeed) -> None:
        """Take in what a feed file lists: pages beside it, links to the web."""
        items = list(pages_of_feed(source, feed))
        self.links += [item for item in items if isinstance(item, Link)]
        self.local.append(iter([item for item in items if not isinstance(item, Link)]))


def sort_sources(names: Sequence[str], workers: Workers) -> Found:
    """The sources that users have named; one that cannot be used is an error among the local."""
    found = Found()
    for name in names:
        try:
            _sort(source_of(name), found, workers)
        except InputError as error:
            found.local.append(iter((error,)))
    return found


def _sort(source: Source, found: Found, workers: Workers) -> None:
    if source.kind == "address":
        found.feeds.append(source.name)
    elif source.kind == "opml":
        _sort_in_list(source, found)
    elif source.kind == "feed":
        _sort_in_feed(source, found, workers)
    else:
        found.local.append(_local(source))
        found.expect(count_of(source))
        return
    found.expect(None)


def _sort_in_list(source: Source, found: Found) -> None:
    """The feeds of an OPML list; a line that names none that can be fetched is told of."""
    for line in read_opml(source.path.read_bytes(), source.name):
        if isinstance(line, Subscription):
            found.feeds.append(line.url)
        else:
            where = f"{source.name}, line {line.line}"
            found.local.append(iter((SourceError(where, line.problem, "mend that outline"),)))


def _sort_in_feed(source: Source, found: Found, workers: Workers) -> None:
    try:
        feed = workers.outcome(workers.submit(parse_file, source.name))
    except IsolationError as killed:
        found.local.append(iter((_lost(source, str(killed)),)))
        return
    if feed.error:
        problem = feed.error.removeprefix(f"{source.name}: ")
        error = SourceError(source.name, problem, "name a feed, a folder or an archive")
        found.local.append(iter((error,)))
    found.take(source, feed)


def _lost(source: Source, why: str) -> InputError:
    """The error of a feed file that its parser was killed on, with its bytes if they have an end.

    A pipe is not read here: only a worker may hang on it.
    """
    if not source.path.is_file():
        return SourceError(source.name, why, "name a feed, a folder or an archive")
    with Path(source.name).open("rb") as file:
        body = file.read(MAX_BYTES)
    return FeedLost(source.name, why, [lost_file(source.name, body, why)])


def _local(source: Source) -> Iterator[Item]:
    if source.kind == "archive":
        return read_archive(source)
    if source.kind == "folder":
        return read_folder(source)
    return iter((read_file(source.path),))
