"""Answers of the warehouse as a table, JSON lines or CSV."""

import csv
import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from tempfile import NamedTemporaryFile

import click

from extractors.characters import no_formula, on_one_line, without_controls
from warehouse.file.archive import parquet_of
from warehouse.records import Answer

Columns = Sequence[str]
Rows = Sequence[tuple[object, ...]]

_WIDEST = 60  # characters of a cell where nobody knows how wide the terminal is
_UNCUT = 1 << 30
_LEAST = 8  # to which a column is narrowed at most


def show_table(answer: Answer, form: str | None) -> None:
    """Print an answer: `form` is "json", "csv" or None for a table."""
    show_rows(answer.columns, [answer.rows], form)


def show_rows(columns: Columns, rows: Iterable[Rows], form: str | None) -> None:
    """Print rows that come in portions, each as it comes.

    `form` is as for `show_table`, or "full" for a table whose cells are not cut.
    """
    if form == "json":
        _as_json(columns, rows)
    elif form == "csv":
        _as_csv(columns, rows)
    else:
        _as_table(columns, rows, _UNCUT if form == "full" else _WIDEST)


def show_lines(columns: Columns, rows: Iterable[Rows]) -> None:
    """Print each row as lines "column  value", whole, a blank line between two rows."""
    widest = max(map(len, columns), default=0)
    for number, row in enumerate(chain.from_iterable(rows)):
        if number:
            click.echo()
        for column, value in zip(columns, row, strict=True):
            click.echo(f"{column.ljust(widest)}  {_cell(value, _UNCUT)}".rstrip())


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

    No cell is a formula, whatever an article's words are.
    """
    rows = tuple(tuple(map(no_formula, row)) for row in answer.rows)
    _as_csv(answer.columns, [rows])


def _as_table(columns: Columns, rows: Iterable[Rows], most: int) -> None:
    """Columns are as wide as the first portion needs, on a terminal no wider than fits it."""
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() and most != _UNCUT else None
    widths: list[int] = []
    count = 0
    for portion in chain(rows, [()]):
        cells = [[_cell(value, _UNCUT if room else most) for value in row] for row in portion]
        if not widths:
            cells.insert(0, list(columns))
            widths = [max(len(line[i]) for line in cells) for i in range(len(columns))]
            widths = fitted(widths, room) if room else widths
        for line in cells:
            shown = map(_cut, line, widths) if room else line
            padded = (cell.ljust(width) for cell, width in zip(shown, widths, strict=True))
            click.echo("  ".join(padded).rstrip())
        count += len(portion)
    click.echo(f"({count} {'row' if count == 1 else 'rows'})", err=True)


def fitted(widths: Sequence[int], room: int) -> list[int]:
    """Widths of columns that fit a line of so many characters: the widest give way first.

    None is narrowed below eight, so that a table of many columns may still run over.
    """
    most, gaps = max(widths, default=0), 2 * (len(widths) - 1)
    while most > _LEAST and sum(min(width, most) for width in widths) + gaps > room:
        most -= 1
    return [min(width, most) for width in widths]


def _cell(value: object, most: int) -> str:
    return _cut("" if value is None else on_one_line(str(_plain(value))), most)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def write_parquet(columns: Columns, rows: Iterable[Rows], file: Path) -> int:
    """Write rows to a Parquet file, whole or not at all; how many there were. Raises QueryError.

    Types are those of the values, since the query's own process may write no file.
    """
    with NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as lines:
        for row in chain.from_iterable(rows):
            lines.write(json.dumps(dict(zip(columns, row, strict=True)), default=str) + "\n")
        lines.flush()
        return parquet_of(Path(lines.name), file)


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
