"""Answers of the warehouse as a table, JSON lines or CSV."""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import chain

import click

from extractors.characters import on_one_line, without_controls
from warehouse.records import Answer

Columns = Sequence[str]
Rows = Sequence[tuple[object, ...]]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what makes a spreadsheet take a cell for a formula
_WIDEST = 60  # characters of a cell on a terminal


def show_table(answer: Answer, form: str | None) -> None:
    """Print an answer: `form` is "json", "csv" or None for a table."""
    show_rows(answer.columns, [answer.rows], form)


def show_rows(columns: Columns, rows: Iterable[Rows], form: str | None) -> None:
    """Print rows that come in portions, each as it comes."""
    if form == "json":
        _as_json(columns, rows)
    elif form == "csv":
        _as_csv(columns, rows)
    else:
        _as_table(columns, rows)


def _as_json(columns: Columns, rows: Iterable[Rows]) -> None:
    for row in chain.from_iterable(rows):
        record = dict(zip(columns, map(_plain, row), strict=True))
        click.echo(json.dumps(record, ensure_ascii=False, default=str))


def _as_csv(columns: Columns, rows: Iterable[Rows]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_readable(value) for value in row] for row in chain.from_iterable(rows))


def show_sheet(answer: Answer) -> None:
    """Print an answer as CSV that a spreadsheet may open.

    A cell that an article's words would make a formula begins with an apostrophe (OWASP, "CSV
    Injection"); numbers stay numbers.
    """
    rows = tuple(tuple(_harmless(value) for value in row) for row in answer.rows)
    _as_csv(answer.columns, [rows])


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _as_table(columns: Columns, rows: Iterable[Rows]) -> None:
    """Columns are as wide as the first portion needs; only a later cell may stand out."""
    widths: list[int] = []
    count = 0
    for portion in chain(rows, [()]):
        cells = [[_cell(value) for value in row] for row in portion]
        if not widths:
            cells.insert(0, list(columns))
            widths = [max(len(line[i]) for line in cells) for i in range(len(columns))]
        for line in cells:
            padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
            click.echo("  ".join(padded).rstrip())
        count += len(portion)
    click.echo(f"({count} rows)", err=True)


def _cell(value: object) -> str:
    text = "" if value is None else on_one_line(str(_plain(value)))
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _readable(value: object) -> object:
    """A cell of CSV without what a terminal would obey; lines and tabulators stay."""
    plain = _plain(value)
    return without_controls(plain) if isinstance(plain, str) else plain


def _plain(value: object) -> object:
    """What JSON and CSV can hold; times in ISO 8601, UTC."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds") + ("" if value.tzinfo else "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value
