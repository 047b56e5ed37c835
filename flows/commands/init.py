"""`counterclaim init`: a settings file to start from."""

import sys
from pathlib import Path

import click

from extractors.addresses import address_written
from flows.settings import DEFAULT_FILE

_TEXT = """\
# Settings of counterclaim; what begins with "#" is not set.

warehouse = "counterclaim.duckdb"          # beside this file
# contact = "desk@example.org"             # goes into the user agent: who is asking
feeds = [{feeds}]                                 # more by `counterclaim feeds add ADDRESS`
# host_gap = 1.0                           # seconds between requests to one host
# allow_networks = ["10.1.0.0/16"]         # networks of your own that may be connected to
# page_url = "https://desk.example"        # where `serve` is reached; messages link there
# page_token_env = "COUNTERCLAIM_PAGE"     # the variable that holds what readers of it sign in with

# Where alerts go. `counterclaim endpoints add desk https://...` does the same and makes the secret.
# [[endpoints]]
# name = "desk"
# url = "https://example.org/hooks/counterclaim"
# secret_env = "COUNTERCLAIM_DESK_SECRET"  # the variable that holds it
# filter = {{ min_severity = "hard", place = "Idlib" }}
"""


@click.command()
@click.option("--feed", help="The address of a first feed.")
@click.pass_context
def init(ctx: click.Context, feed: str | None) -> None:
    """Write a commented settings file into this folder; one that is there is not touched.

    On a terminal it asks for a first feed.
    """
    path = Path(ctx.obj.get("settings") or DEFAULT_FILE)
    if path.exists():
        raise click.UsageError(f"{path} is there already; edit it, or name another with --settings")
    if feed is None and sys.stdin.isatty() and sys.stdout.isatty():
        feed = click.prompt("A feed's address (Enter for none)", default="", show_default=False)
    address = address_written(feed) if feed else None
    if feed and address is None:
        raise click.UsageError(f"{feed!r} is no http(s) address")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_TEXT.format(feeds=f'"{address}"' if address else ""), encoding="utf-8")
    click.echo(f"{path} is written. Next:")
    if not address:
        click.echo("  counterclaim feeds add example.org   # finds the feed behind a site")
    click.echo("  counterclaim watch --once            # one round: polls, reads, judges")
    click.echo("  counterclaim doctor                  # is all as it should be?")
