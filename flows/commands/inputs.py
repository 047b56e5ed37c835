"""Articles as commands get them: files named on the command line, or JSON lines."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from extractors.article.archive import parse_record
from extractors.errors import InputError
from extractors.records import Page
from flows.feeds.sources import Source, read_archive, read_file
from flows.workers.isolation import Workers
from flows.workers.limits import PAGE_LIMITS
from flows.workers.pages import PRELOAD, PRELOAD_TEXTS

_WORKERS = 2


def pages_of(files: Sequence[str], jsonl: str | None) -> Iterator[Page | InputError]:
    """The pages of article files, or of record archives where `jsonl` is set; "-" is stdin."""
    for name in files or ["-"]:
        if name == "-":
            yield from _records_of_stdin()
        elif jsonl:
            yield from read_archive(Source(name, "archive"))
        else:
            yield read_file(Path(name))


def readers_of(files: Sequence[str], jsonl: str | None) -> Workers:
    """Workers that read such input: one for a single file, no reader of HTML for plain text."""
    texts = not jsonl and all(name.endswith(".txt") for name in files)
    count = 1 if len(files) == 1 and not jsonl else _WORKERS
    workers = Workers(count, PAGE_LIMITS, [PRELOAD_TEXTS if texts else PRELOAD])
    workers.warm()  # while the input is opened
    return workers


def _records_of_stdin() -> Iterator[Page | InputError]:
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if line.strip():
            try:
                yield parse_record(line.decode(errors="replace"), f"standard input, line {number}")
            except InputError as error:
                yield error


def complain(error: InputError) -> None:
    """Tell of one bad item on standard error; the rest goes on."""
    click.echo(f"counterclaim: {error}", err=True)


def status(done: int, failed: int) -> int:
    """The exit status: 0 all done, 3 done in part, 1 nothing done."""
    if not failed:
        return 0
    return 3 if done else 1
