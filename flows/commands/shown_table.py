"""Answers of the warehouse as a table, JSON lines or CSV."""

import csv
import json
import sys
from datetime import date, datetime

import click

from warehouse.records import Answer

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what makes a spreadsheet take a cell for a formula
_WIDEST = 60  # characters of a cell on a terminal


def show_table(answer: Answer, form: str | None) -> None:
    """Print an answer: `form` is "json", "csv" or None for a table."""
    if form == "json":
        _as_json(answer)
    elif form == "csv":
        _as_csv(answer)
    else:
        _as_table(answer)


def _as_json(answer: Answer) -> None:
    for row in answer.rows:
        record = dict(zip(answer.columns, map(_plain, row), strict=True))
        click.echo(json.dumps(record, ensure_ascii=False, default=str))


def _as_csv(answer: Answer) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_plain(value) for value in row] for row in answer.rows)


def show_sheet(answer: Answer) -> None:
    """Print an answer as CSV that a spreadsheet may open.

    A cell that an article's words would make a formula begins with an apostrophe (OWASP, "CSV
    Injection"); numbers stay numbers.
    """
    rows = tuple(tuple(_harmless(value) for value in row) for row in answer.rows)
    _as_csv(Answer(answer.columns, rows))


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _as_table(answer: Answer) -> None:
    cells = [list(answer.columns)] + [[_cell(value) for value in row] for row in answer.rows]
    widths = [max(len(line[i]) for line in cells) for i in range(len(answer.columns))]
    for line in cells:
        click.echo("  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip())
    click.echo(f"({len(answer.rows)} rows)", err=True)


def _cell(value: object) -> str:
    text = "" if value is None else " ".join(str(_plain(value)).split())
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _plain(value: object) -> object:
    """What JSON and CSV can hold; times in ISO 8601, UTC."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds") + ("" if value.tzinfo else "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value
