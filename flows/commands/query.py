"""`counterclaim query`: read-only SQL on the warehouse."""

import sys
from pathlib import Path

import click

from flows.commands.shown_table import show_lines, show_rows, write_parquet
from flows.settings import settings_from
from flows.workers.asking import SECONDS, ask_apart


@click.command()
@click.argument("sql", required=False)
@click.option(
    "-f", "--file", type=click.Path(dir_okay=False, path_type=Path), help="Read the SQL from FILE."
)
@click.option("--json", "form", flag_value="json", help="One JSON object a row.")
@click.option("--csv", "form", flag_value="csv", help="Comma-separated values with a header.")
@click.option("--lines", "form", flag_value="lines", help="One line a value, nothing cut.")
@click.option("--full", "form", flag_value="full", help="A table whose cells are not cut.")
@click.option(
    "--parquet", type=click.Path(dir_okay=False, path_type=Path), help="Write the rows to a file."
)
@click.option(
    "--timeout", default=SECONDS, show_default=True, help="Seconds after which it is ended."
)
@click.pass_context
def query(
    ctx: click.Context,
    sql: str | None,
    file: Path | None,
    form: str | None,
    parquet: Path | None,
    timeout: float,
) -> None:
    """Run one SQL statement that reads: a table, or --json, --csv or --parquet for programs.

    Without SQL, or with "-", it is read from standard input.
    """
    found = ask_apart(settings_from(ctx.obj).warehouse, _text(sql, file), timeout)
    if parquet:
        click.echo(f"{parquet}: {write_parquet(found.columns, found.rows, parquet)} rows", err=True)
    elif form == "lines":
        show_lines(found.columns, found.rows)
    else:
        show_rows(found.columns, found.rows, form)


def _text(sql: str | None, file: Path | None) -> str:
    if file is not None:
        if sql is not None:
            raise click.UsageError("give the SQL or --file, not both")
        text = file.read_text(encoding="utf-8")
    elif sql is None or sql == "-":
        if sql is None and sys.stdin.isatty():
            raise click.UsageError('give one statement: counterclaim query "FROM alerts"')
        text = sys.stdin.read()
    else:
        text = sql
    if not text.strip():
        raise click.UsageError('the SQL is empty; give one statement, as in "FROM alerts"')
    return text
