"""`counterclaim feeds list`: the feeds on the list and how they do."""

import click

from flows.commands.feeds_world import desk_of
from flows.commands.shown_table import show_table
from flows.feeds.subscribing import health
from flows.settings import settings_from


@click.command("list")
@click.option("--json", "form", flag_value="json", help="One JSON object a feed.")
@click.option("--csv", "form", flag_value="csv", help="Comma-separated values with a header.")
@click.pass_context
def list_feeds(ctx: click.Context, form: str | None) -> None:
    """Show the feeds on the list: state, last success, next check, and what is wrong with each."""
    answer = health(desk_of(settings_from(ctx.obj)))
    show_table(answer, form)
    if not answer.rows:
        click.echo("no feed is on the list: `counterclaim feeds add ADDRESS` adds one", err=True)
