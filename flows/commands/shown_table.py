"""Answers of the warehouse as a table, JSON lines or CSV."""

import csv
import json
import sys
from datetime import date, datetime

import click

from warehouse.records import Answer

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
