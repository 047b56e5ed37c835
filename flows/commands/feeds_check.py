"""`counterclaim feeds check [ADDRESS...]`: fetch and parse feeds now."""

from collections.abc import Sequence
from dataclasses import replace

import anyio
import click

from extractors.addresses import address_written
from extractors.moments import to_iso
from flows.commands.feeds_world import desk_of, entries, looking
from flows.commands.inputs import status
from flows.commands.jsonlines import write_line
from flows.feeds.checking import Look, look_at
from flows.feeds.discovering import PRELOAD
from flows.feeds.subscribing import listed
from flows.settings import Settings, settings_from
from flows.web.logins import parted
from flows.workers.isolation import Workers
from flows.workers.limits import PAGE_LIMITS


@click.command()
@click.argument("addresses", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON line a feed.")
@click.pass_context
def check(ctx: click.Context, addresses: Sequence[str], as_json: bool) -> int:
    """Fetch and parse the feeds at ADDRESSES, or all on the list, now; nothing is stored.

    One line a feed: how many entries it holds, the newest's moment, or what is wrong. Exit status
    3 where some fail, 1 where all do.
    """
    settings = settings_from(ctx.obj)
    named, logins = parted(address_written(address) or address for address in addresses)
    settings = replace(settings, logins={**settings.logins, **logins})
    urls = named or [feed.url for feed in listed(desk_of(settings))] or settings.feeds
    if not urls:
        click.echo("no feed is on the list: `counterclaim feeds add ADDRESS` adds one", err=True)
        return 0
    looks = anyio.run(_look, urls, settings)
    for look in looks:
        if as_json:
            write_line(_row(look))
        else:
            click.echo(_told(look))
    failed = sum(look.error is not None for look in looks)
    click.echo(f"{len(looks)} feeds, {failed} of them with errors", err=True)
    return status(len(looks) - failed, failed)


async def _look(urls: Sequence[str], settings: Settings) -> list[Look]:
    with Workers(1, PAGE_LIMITS, PRELOAD) as workers:
        async with looking(settings, workers) as looker:
            return await look_at(urls, looker)


def _told(look: Look) -> str:
    if look.error and not look.entries:
        return f"failed {look.url}  {look.error}"
    newest = to_iso(look.newest)
    parts = [entries(look.entries), f"the newest of {newest}" if newest else "none dated"]
    if look.pushed.hubs:
        parts.append(f"pushed by {look.pushed.hubs[0]}")
    if look.moved:
        parts.append(f"moved to {look.moved}")
    if look.error:
        parts.append(look.error)
    state = "broken" if look.error else "ok"
    return f"{state:6} {look.url}  {look.title or 'without a title'}: {'; '.join(parts)}"


def _row(look: Look) -> dict[str, object]:
    return {
        "url": look.url,
        "title": look.title,
        "entries": look.entries,
        "newest": to_iso(look.newest),
        "hubs": list(look.pushed.hubs),
        "moved": look.moved,
        "error": look.error,
    }
