"""`counterclaim query`: read-only SQL on the warehouse."""

import click

from flows.commands.shown_table import show_table
from flows.settings import settings_from
from warehouse.file.query import run_query


@click.command()
@click.argument("sql")
@click.option("--json", "form", flag_value="json", help="One JSON object a row.")
@click.option("--csv", "form", flag_value="csv", help="Comma-separated values with a header.")
@click.pass_context
def query(ctx: click.Context, sql: str, form: str | None) -> None:
    """Run one read-only SQL statement: a table, or --json or --csv for programs."""
    show_table(run_query(settings_from(ctx.obj).warehouse, sql), form)
