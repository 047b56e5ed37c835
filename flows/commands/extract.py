"""`counterclaim extract`: articles in, one JSON line per quantity out."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

import click

from extractors.claims import extract_all
from extractors.errors import InputError
from extractors.records import Article, Quantity
from flows.commands.inputs import complain, pages_of, status
from flows.commands.jsonlines import write_line
from flows.runs.reading import READER, read_pages
from flows.workers.batches import batches
from flows.workers.isolation import Workers
from flows.workers.limits import PAGE_LIMITS
from flows.workers.resources import shared_reader

_BATCH = 64  # articles; their sentences are parsed together
_FIELDS = tuple(field.name for field in fields(Quantity))


@click.command()
@click.argument("files", nargs=-1)
@click.option("--jsonl", "jsonl", flag_value="yes", help="FILES, or standard input, hold records.")
def extract(files: tuple[str, ...], jsonl: str | None) -> int:
    """Write one JSON line per quantity found in article FILES (.txt, .html) or records."""
    if not files and not jsonl:
        raise click.UsageError("name article files, or pipe article records to --jsonl")
    reader = shared_reader()
    done = failed = 0
    with Workers(1, PAGE_LIMITS, [READER]) as workers:
        for batch in batches(read_pages(pages_of(files, jsonl), workers), _BATCH):
            articles = [item for item in batch if isinstance(item, Article)]
            for item in batch:
                if isinstance(item, InputError):
                    complain(item)
                    failed += 1
            for quantities in extract_all(articles, reader):
                for row in rows_of(quantities):
                    write_line(row)
            done += len(articles)
    return status(done, failed)


def rows_of(quantities: tuple[Quantity, ...]) -> Iterator[dict[str, Any]]:
    """Each quantity with the contract's fields, ready for JSON."""
    for quantity in quantities:
        yield {name: _plain(getattr(quantity, name)) for name in _FIELDS}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value
