"""`counterclaim quarantine`: pages and feeds whose readers had to be killed, with their bytes."""

import sys
import textwrap
from collections.abc import Sequence

import click

from flows.commands.inputs import status
from flows.commands.shown import show_report, tell
from flows.commands.shown_alert import show_alert
from flows.commands.shown_table import show_table
from flows.feeds.lost import bytes_of
from flows.runs.retrying import retry as retry_pages
from flows.settings import settings_from
from flows.world import patience, real_world
from warehouse.file.connection import writing
from warehouse.file.query import reading
from warehouse.file.snapshot import publish
from warehouse.memory.quarantine import find, listed, release


@click.group()
def quarantine() -> None:
    """List, show, retry or drop pages and feeds whose readers were killed or failed."""


@quarantine.command("list")
@click.option("--most", default=50, show_default=True, help="How many, the newest first.")
@click.option("--json", "form", flag_value="json", help="One JSON object a page.")
@click.pass_context
def list_(ctx: click.Context, most: int, form: str | None) -> None:
    """List what is in quarantine."""
    with reading(settings_from(ctx.obj).warehouse) as connection:
        show_table(listed(connection, most), form)


@quarantine.command()
@click.argument("item")
@click.option("--bytes", "form", flag_value="bytes", help="Only the page, as it came.")
@click.pass_context
def show(ctx: click.Context, item: str, form: str | None) -> None:
    """Show ITEM (an id, its beginning, a name or an address) and how its page begins."""
    with reading(settings_from(ctx.obj).warehouse) as connection:
        found = find(connection, [item])
    for kept in found:
        held = kept.page.html or kept.page.text or ""
        if form:
            feed = kept.stage == "feed"
            came = bytes_of(kept.page) if feed else held.encode("utf-8", "replace")
            sys.stdout.buffer.write(came)
            continue
        click.echo(f"{kept.id}  {kept.page.id}")
        click.echo(f"  {kept.stage}: {kept.reason}")
        if kept.trace:
            click.echo(textwrap.indent(kept.trace.rstrip(), "  | "))
        click.echo(f"  kept {kept.kept:%Y-%m-%d %H:%M:%SZ}, {len(held)} characters: {held[:200]!r}")


@quarantine.command()
@click.argument("items", nargs=-1)
@click.pass_context
def retry(ctx: click.Context, items: Sequence[str]) -> int:
    """Read ITEMS (or all) again; what goes well now is stored, judged and out of quarantine.

    Of a feed that can be read now the pages are fetched that are not on file.
    """
    with real_world(settings_from(ctx.obj)) as world:
        tried, report = retry_pages(items, world, tell)
    for one in tried:
        if one.problem:
            click.echo(f"counterclaim: {one.problem}", err=True)
        else:
            click.echo(f"{one.item.id} read: {one.item.page.id}")
    for alert in report.alerts:
        show_alert(alert)
    show_report(report)
    failed = sum(one.problem is not None for one in tried)
    return status(len(tried) - failed, failed)


@quarantine.command()
@click.argument("items", nargs=-1)
@click.option("--all", "whole", flag_value="all", help="Everything that is in quarantine.")
@click.pass_context
def drop(ctx: click.Context, items: Sequence[str], whole: str | None) -> None:
    """Delete ITEMS for good; a feed that still lists them brings them again."""
    if not items and not whole:
        raise click.UsageError("name what to drop, or say --all")
    path = settings_from(ctx.obj).warehouse
    with writing(path, patience()) as connection:
        found = find(connection, items)
        release(connection, found)
        publish(connection, path, lambda point: None)
    for kept in found:
        click.echo(f"dropped {kept.id}  {kept.page.id}")
