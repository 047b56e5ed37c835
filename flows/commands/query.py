"""`counterclaim query`: read-only SQL on the warehouse."""

import click

from flows.commands.shown_table import show_rows
from flows.settings import settings_from
from flows.workers.asking import SECONDS, ask_apart


@click.command()
@click.argument("sql")
@click.option("--json", "form", flag_value="json", help="One JSON object a row.")
@click.option("--csv", "form", flag_value="csv", help="Comma-separated values with a header.")
@click.option(
    "--timeout", default=SECONDS, show_default=True, help="Seconds after which it is ended."
)
@click.pass_context
def query(ctx: click.Context, sql: str, form: str | None, timeout: float) -> None:
    """Run one SQL statement that reads: a table, or --json or --csv for programs."""
    found = ask_apart(settings_from(ctx.obj).warehouse, sql, timeout)
    show_rows(found.columns, found.rows, form)
