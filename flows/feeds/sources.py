"""Sources as users name them, and what lies in those that are on disk.

A source is a feed's address, an OPML file, a local feed file, a folder of .txt and .html articles,
a JSON-lines archive of article records, or one article file. What cannot be read comes out as a
typed error in its place, so that one bad item costs nothing else.
"""

import gzip
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import TextIOWrapper
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Literal, TextIO, cast
from urllib.parse import unquote, urlsplit

from extractors.article.archive import page_of_file, parse_record
from extractors.article.fulltext import full_text_of
from extractors.errors import ArticleError, InputError
from extractors.records import FeedEntry, Page, ParsedFeed
from flows.errors import SourceError

Kind = Literal["address", "opml", "feed", "folder", "archive", "article"]

_ARTICLES = (".txt", ".html", ".htm", ".xhtml")
_ARCHIVES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_LONGEST_LINE = 50_000_000  # characters; a record of an article has a thousandth of that
_OPML = re.compile(rb"<opml[\s>]", re.I)
_ADDRESS = re.compile(r"https?://\S+", re.I)


@dataclass(frozen=True, slots=True)
class Source:
    """A source that was found to exist (on disk) or to look like one (an address)."""

    name: str
    kind: Kind

    @property
    def path(self) -> Path:
        """Where it lies on disk; meaningless for an address."""
        return Path(self.name)


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of a feed whose page is still to be fetched; `failures` attempts have failed."""

    feed: str
    entry: FeedEntry
    publisher: str | None
    failures: int = 0


def source_of(name: str) -> Source:
    """Find out what kind of source a user has named; SourceError where it is none."""
    if _ADDRESS.fullmatch(name):
        return Source(name, "address")
    path = Path(name)
    if path.is_dir():
        return Source(name, "folder")
    if not path.exists():
        raise SourceError(name, "no such file or folder", "check the path, or give an address")
    return Source(name, _kind_of_file(path))


def _kind_of_file(path: Path) -> Kind:
    suffix = path.suffix.lower()
    if path.name.lower().endswith(_ARCHIVES):
        return "archive"
    if suffix in _ARTICLES:
        return "article"
    if suffix == ".opml" or _OPML.search(_head(path)):
        return "opml"
    return "feed"


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(2000)


def read_archive(source: Source) -> Iterator[Page | InputError]:
    """The article records of a JSON-lines archive, gzipped or not, a line that is none as an error.

    What can be read before a break comes out.
    """
    try:
        with _opened(source.path) as lines:
            reading = iter(lambda: lines.readline(_LONGEST_LINE), "")
            for number, line in enumerate(reading, start=1):
                if line.strip():
                    yield _record(line, f"{source.name}, line {number}")
    except (OSError, EOFError, zlib.error) as error:
        yield SourceError(source.name, f"cannot be read ({error})", "check that it is whole")


def _opened(path: Path) -> TextIO:
    packed = path.suffix.lower() == ".gz"
    raw = cast(BinaryIO, gzip.GzipFile(path)) if packed else path.open("rb")
    return TextIOWrapper(raw, encoding="utf-8", errors="surrogateescape", newline="\n")


def _record(line: str, name: str) -> Page | InputError:
    try:
        return parse_record(line, name)
    except InputError as error:
        return error


def count_of(source: Source) -> int | None:
    """How many articles a source on disk holds, an archive's lines; None where it is packed."""
    if source.kind == "folder":
        return sum(p.suffix.lower() in _ARTICLES for p in source.path.iterdir())
    if source.kind != "archive":
        return 1
    if source.path.suffix.lower() == ".gz" or not source.path.is_file():
        return None
    with source.path.open("rb") as file:
        return sum(part.count(b"\n") for part in iter(lambda: file.read(1 << 20), b""))


def read_folder(source: Source) -> Iterator[Page | InputError]:
    """The articles of a folder by name; other files and what is none (a FIFO) are passed over."""
    files = sorted(
        p for p in source.path.iterdir() if p.suffix.lower() in _ARTICLES and p.is_file()
    )
    if not files:
        yield SourceError(source.name, "holds no .txt or .html file", "name a folder of articles")
    for path in files:
        yield read_file(path)


def read_file(path: Path) -> Page | InputError:
    """One article file; its name is the article's id."""
    try:
        return page_of_file(path.name, path.read_bytes())
    except OSError as error:
        return SourceError(str(path), f"cannot be read ({error})", "check its permissions")
    except ArticleError as error:
        return error


def pages_of_feed(source: Source, feed: ParsedFeed) -> Iterator[Page | Link | InputError]:
    """The entries of a local feed file.

    An entry whose address ends in the name of a file beside the feed is read from there: a saved
    feed with its saved pages needs no network. Others are links.
    """
    if feed.parts:
        mend = "name the sitemaps that it lists, or its own address"
        yield SourceError(source.name, "is an index of sitemaps that lie elsewhere", mend)
    for entry in with_own_ids(feed.entries):
        beside = _beside(source.path, entry.url)
        publisher = entry.publisher or feed.title
        if beside is not None:
            page = read_file(beside)
            if isinstance(page, Page):
                page = replace(page_of_entry(page, entry, publisher), feed=source.name)
            yield page
        elif entry.url:
            yield Link(source.name, entry, publisher)
        else:
            label = f"{source.name}, entry {entry.title or entry.id or 'without a title'}"
            yield SourceError(label, "has no address", "tell the feed's publisher")


def with_own_ids(entries: Sequence[FeedEntry]) -> list[FeedEntry]:
    """The entries, without the ids that entries of different addresses share."""
    addresses: dict[str | None, set[str | None]] = defaultdict(set)
    for entry in entries:
        addresses[entry.id].add(entry.url)
    return [e if len(addresses[e.id]) == 1 else replace(e, id=None) for e in entries]


def page_of_entry(page: Page, entry: FeedEntry, publisher: str | None) -> Page:
    """A page with what its feed says of it, which counts where the page itself says nothing."""
    said = replace(entry, publisher=publisher, summary=None, content=full_text_of(entry))
    return replace(page, id=entry.url or entry.id or page.id, url=entry.url, entry=said)


def _beside(feed: Path, url: str | None) -> Path | None:
    name = PurePosixPath(unquote(urlsplit(url).path)).name if url else ""
    candidate = feed.parent / name
    return candidate if name and candidate.is_file() else None
