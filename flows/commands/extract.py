"""`counterclaim extract`: articles in, one JSON line per quantity out; on a terminal, sentences."""

import sys
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

import click

from extractors.errors import InputError
from extractors.records import Quantity
from flows.commands.inputs import complain, pages_of, readers_of, status
from flows.commands.jsonlines import write_line
from flows.commands.shown_quantity import nothing_more, show_quantities
from flows.messages.readings import reasons_of
from flows.workers.pages import extract_pages

_FIELDS = tuple(field.name for field in fields(Quantity))


@click.command()
@click.argument("files", nargs=-1)
@click.option("--jsonl", "jsonl", flag_value="yes", help="FILES, or standard input, hold records.")
@click.option("--json", "form", flag_value="json", help="JSON lines on a terminal, too.")
@click.option("--why", "form", flag_value="why", help="Sentences, and how each reading was found.")
def extract(files: tuple[str, ...], jsonl: str | None, form: str | None) -> int:
    """Write one JSON line per quantity found in article FILES (.txt, .html) or records.

    On a terminal: each sentence with its figures marked, and below it what they say.
    """
    chosen = form or ("sentences" if sys.stdout.isatty() else "json")
    if not files and not jsonl:
        raise click.UsageError("name article files, or pipe article records to --jsonl")
    done = failed = 0
    with readers_of(files, jsonl) as workers:
        for found in extract_pages(pages_of(files, jsonl), workers):
            if isinstance(found, InputError):
                complain(found)
                failed += 1
                continue
            if chosen == "json":
                for row in rows_of(found):
                    write_line(row)
            else:
                show_quantities(found, reasons_of if chosen == "why" else nothing_more)
            done += 1
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
