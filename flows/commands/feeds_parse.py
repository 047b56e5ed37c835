"""`counterclaim feeds parse FILE... --json`: feed files to JSON lines, in order."""

from collections.abc import Sequence
from concurrent.futures import Future
from datetime import UTC, datetime

import click

from extractors.feeds.parse import without_future
from extractors.moments import to_iso
from extractors.records import FeedEntry, ParsedFeed
from flows.commands.inputs import status
from flows.commands.jsonlines import write_line
from flows.workers.isolated import parse_file
from flows.workers.isolation import IsolationError, Limits, Workers


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="One JSON line per file (the default).")
def parse(files: Sequence[str], as_json: bool) -> int:
    """Parse feed FILES without warehouse or network: one JSON line per file, in order.

    Exit status 1 where no file could be read in full, 3 where some could not.
    """
    del as_json  # the only format there is; the option is the contract's
    failed = 0
    with Workers(1, Limits(), ["extractors.feeds"]) as workers:
        futures = workers.map(parse_file, ((file,) for file in files))
        for file, future in zip(files, futures, strict=True):
            feed = without_future(_feed(workers, future, file), datetime.now(UTC))
            failed += feed.error is not None
            write_line(_row(file, feed))
    return status(len(files) - failed, failed)


def _feed(workers: Workers, future: Future[ParsedFeed], file: str) -> ParsedFeed:
    try:
        return workers.outcome(future)
    except IsolationError as killed:
        return ParsedFeed(None, (), f"{file}: {killed}; it is left alone")


def _row(file: str, feed: ParsedFeed) -> dict[str, object]:
    entries = [_entry(entry) for entry in feed.entries]
    return {"file": file, "title": feed.title, "entries": entries, "error": feed.error}


def _entry(entry: FeedEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "published": to_iso(entry.published),
    }
