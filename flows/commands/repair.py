"""`counterclaim repair`: open a warehouse whose log is damaged."""

from datetime import UTC, datetime

import click

from flows.settings import settings_from
from warehouse.file.repair import repair as repair_file


@click.command()
@click.pass_context
def repair(ctx: click.Context) -> None:
    """Set a damaged log aside, never delete it, and tell what the warehouse still holds."""
    found = repair_file(settings_from(ctx.obj).warehouse, datetime.now(UTC))
    if found.set_aside:
        click.echo(f"the damaged log is now {found.set_aside}; ingest again what came since")
    last = f", the last of them at {found.last_load:%Y-%m-%d %H:%M} UTC" if found.last_load else ""
    click.echo(f"the warehouse holds {found.articles} articles{last}")
