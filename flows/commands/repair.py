"""`counterclaim repair`: open a warehouse whose log is damaged."""

from datetime import UTC, datetime

import click

from flows.runs.upkeep import copies_of
from flows.settings import settings_from
from warehouse.file.repair import repair as repair_file


@click.command()
@click.pass_context
def repair(ctx: click.Context) -> None:
    """Read the whole warehouse and tell what it holds; a damaged log is set aside, not deleted."""
    path = settings_from(ctx.obj).warehouse
    found = repair_file(path, datetime.now(UTC), copies_of(path))
    if found.set_aside:
        click.echo(f"the damaged log is now {found.set_aside}; ingest again what came since")
    if found.renewed:
        click.echo(f"the snapshot {found.renewed} was damaged and is made anew")
    last = f", the last of them at {found.last_load:%Y-%m-%d %H:%M} UTC" if found.last_load else ""
    whole = f"all {found.rows:,} rows can be read"
    click.echo(f"the warehouse holds {found.articles} articles{last}; {whole}")
