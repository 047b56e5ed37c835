"""`counterclaim feeds remove ADDRESS...`: take feeds off the list."""

from collections.abc import Sequence

import click

from extractors.addresses import address_written, apart, feed_address
from flows.commands.feeds_world import desk_of
from flows.commands.inputs import complain, status
from flows.errors import SourceError
from flows.feeds.subscribing import remove as take_off
from flows.settings import Settings, settings_from


@click.command()
@click.argument("addresses", nargs=-1, required=True)
@click.pass_context
def remove(ctx: click.Context, addresses: Sequence[str]) -> int:
    """Take the feeds at ADDRESSES off the list; their articles and claims stay."""
    settings = settings_from(ctx.obj)
    written = {apart(address_written(address) or address)[0]: address for address in addresses}
    gone, unknown = take_off(written, desk_of(settings))
    for url in gone:
        click.echo(f"removed {url}")
        _warn_of_settings(url, settings)
    for url in unknown:
        mend = "`counterclaim feeds list` shows those that are"
        complain(SourceError(apart(written[url])[0], "is not on the list", mend))
    return status(len(gone), len(unknown))


def _warn_of_settings(url: str, settings: Settings) -> None:
    if url in {feed_address(feed) for feed in settings.feeds}:
        click.echo(
            f"counterclaim: {url}: also stands under `feeds` in the settings, "
            "which put it back; take it out there, too",
            err=True,
        )
