"""`counterclaim feeds add ADDRESS...`: a feed's own address, or a site's."""

from collections.abc import Sequence
from dataclasses import replace

import anyio
import click

from extractors.addresses import address_written
from extractors.errors import InputError
from extractors.feeds.discovery import Found
from extractors.feeds.opml import Subscription
from extractors.moments import to_iso
from flows.commands.feeds_world import desk_of, entries, looking
from flows.commands.inputs import complain, status
from flows.commands.jsonlines import write_line
from flows.errors import SourceError
from flows.feeds.checking import Looker, newest_of
from flows.feeds.discovering import PRELOAD, Discovery, discover
from flows.feeds.subscribing import Line
from flows.feeds.subscribing import add as put_on_list
from flows.settings import Settings, settings_from
from flows.web.hosts import origin_of
from flows.web.logins import keep_logins, logins_path, parted
from flows.workers.isolation import Workers
from flows.workers.limits import PAGE_LIMITS

_HOW = {
    "given": "the address is the feed's own",
    "declared": "the page declares it",
    "linked": "the page links to it",
    "usual": "found at a usual place",
    "sitemap": "the site's sitemap of news",
}


@click.command()
@click.argument("addresses", nargs=-1, required=True)
@click.option("--anyway", is_flag=True, help="Add an address as it is where no feed answers there.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line an address.")
@click.pass_context
def add(ctx: click.Context, addresses: Sequence[str], anyway: bool, as_json: bool) -> int:
    """Put feeds on the list: ADDRESSES are those of feeds or of sites that have some.

    Of several feeds of a site its main one is added and the others are named. Exit status 1 where
    nothing could be added, 3 where some addresses could not.
    """
    addresses, logins = parted(map(_written, addresses))
    settings = settings_from(ctx.obj)
    settings = replace(settings, logins={**settings.logins, **logins})
    choose = _insisting if anyway else _careful
    tell = _tell_json if as_json else _tell
    failed = 0
    for discovery in anyio.run(_discover_all, addresses, settings):
        chosen = choose(discovery)
        if isinstance(chosen, InputError):
            failed += 1
            tell(discovery, None, chosen)
        else:
            (line,) = put_on_list([chosen], desk_of(settings))
            login = logins.get(discovery.asked)
            if login and origin_of(chosen.url) == origin_of(discovery.asked):
                keep_logins(logins_path(settings.warehouse), {chosen.url: login})
            tell(discovery, line, discovery.error)
    return status(len(addresses) - failed, failed)


def _written(address: str) -> str:
    return address_written(address) or address


def _careful(found: Discovery) -> Subscription | InputError:
    if found.chosen is None:
        return found.error or _no_address(found.asked)
    return Subscription(found.chosen.url, found.chosen.title, found.chosen.feed.site, (), 0)


def _insisting(found: Discovery) -> Subscription | InputError:
    """The address as it is where no feed was found, if it is one of the web at all."""
    url = address_written(found.asked)
    if found.chosen or url is None:
        return _careful(found)
    return Subscription(url, None, None, (), 0)


def _no_address(asked: str) -> InputError:
    return SourceError(asked, "is no http(s) address", "give a feed's address or a site's")


async def _discover_all(addresses: Sequence[str], settings: Settings) -> list[Discovery]:
    found: dict[int, Discovery] = {}

    async def one(position: int, asked: str, looker: Looker) -> None:
        url = address_written(asked)
        found[position] = (
            await discover(url, looker) if url else Discovery(asked, error=_no_address(asked))
        )

    with Workers(1, PAGE_LIMITS, PRELOAD) as workers:
        async with looking(settings, workers) as looker, anyio.create_task_group() as group:
            for position, asked in enumerate(addresses):
                group.start_soon(one, position, asked, looker)
    return [found[position] for position in range(len(addresses))]


def _tell(found: Discovery, line: Line | None, error: InputError | None) -> None:
    """One feed on standard output, what went wrong on standard error."""
    if line is None or found.chosen is None:
        _tell_without_feed(found, line, error)
        return
    note = f" ({line.note})" if line.note else ""
    click.echo(f"{line.state:6} {line.url}{note}")
    click.echo(f"       {held(found.chosen)}; {_HOW[found.chosen.candidate.via]}")
    for other in found.others:
        click.echo(f"       not added: {other.url}  {other.title or ''}".rstrip())


def _tell_without_feed(found: Discovery, line: Line | None, error: InputError | None) -> None:
    if line is None and error:
        complain(error)
        if address_written(found.asked) is None:
            return
        click.echo(f"       `feeds add --anyway {found.asked}` puts it on the list", err=True)
    elif line:
        why = error.problem if error else "no feed was found"
        click.echo(f"{line.state:6} {line.url}")
        click.echo(f"       no feed today ({why}); it is asked again at each poll")


def held(found: Found) -> str:
    """Title, number of entries and the newest's moment, on one line."""
    newest = to_iso(newest_of(found.feed))
    count = entries(len(found.feed.entries))
    told = f"{found.title or 'without a title'}: {count}"
    return f"{told}, the newest of {newest}" if newest else told


def _tell_json(found: Discovery, line: Line | None, error: InputError | None) -> None:
    chosen = found.chosen
    write_line(
        {
            "asked": found.asked,
            "state": line.state if line else "failed",
            "url": line.url if line else None,
            "title": chosen.title if chosen else None,
            "via": chosen.candidate.via if chosen else None,
            "entries": len(chosen.feed.entries) if chosen else 0,
            "newest": to_iso(newest_of(chosen.feed)) if chosen else None,
            "others": [other.url for other in found.others],
            "error": str(error) if error else None,
        }
    )
