"""`counterclaim feeds import` and `feeds export`: the list of feeds from and to OPML."""

import sys
from dataclasses import replace
from pathlib import Path

import anyio
import click

from extractors.addresses import apart
from extractors.feeds.opml import write_opml
from flows.commands.feeds_world import desk_of, going
from flows.commands.inputs import status
from flows.commands.jsonlines import write_line
from flows.errors import SourceError
from flows.feeds.subscribing import Line, import_list, subscriptions_of
from flows.settings import Settings, settings_from
from flows.web.fetching import Wanted, fetch
from flows.web.logins import parted

_WORDS = {"added": "added", "known": "known already", "unusable": "unusable"}


@click.command("import")
@click.argument("file", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="One JSON line an outline.")
@click.pass_context
def import_feeds(ctx: click.Context, file: str, as_json: bool) -> int:
    """Put the feeds of an OPML FILE on the list, one line each.

    FILE may be an address, or "-" for standard input. No feed of it is fetched: one that does not
    answer today is added, too. What is on the list stays as it is. Exit status 3 where a line could
    not be used.
    """
    settings = settings_from(ctx.obj)
    name = "standard input" if file == "-" else apart(file)[0]
    lines = import_list(_body(file, settings), name, desk_of(settings))
    for line in lines:
        if as_json:
            write_line(_row(line))
        else:
            click.echo(_told(line))
    counts = {state: sum(line.state == state for line in lines) for state in _WORDS}
    sums = ", ".join(f"{counts[state]} {word}" for state, word in _WORDS.items())
    click.echo(f"{name}: {sums}", err=True)
    return status(counts["added"] + counts["known"], counts["unusable"])


def _told(line: Line) -> str:
    if line.state == "unusable":
        return f"line {line.line}: unusable, because it {line.note}"
    note = f" ({line.note})" if line.note else ""
    title = f"  {line.title}" if line.title else ""
    return f"line {line.line}: {_WORDS[line.state]}{note}: {line.url}{title}"


def _row(line: Line) -> dict[str, object]:
    return {
        "line": line.line,
        "state": line.state,
        "url": line.url,
        "title": line.title,
        "note": line.note,
    }


def _body(file: str, settings: Settings) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    if file.lower().startswith(("http://", "https://")):
        return anyio.run(_fetched, file, settings)
    try:
        return Path(file).read_bytes()
    except OSError as error:
        mend = "name an OPML file that can be read"
        raise SourceError(file, f"{error.strerror}".lower(), mend) from None


async def _fetched(url: str, settings: Settings) -> bytes:
    async with going(settings) as web:
        (plain,), logins = parted([url])
        asked = replace(web, logins=logins)
        return (await fetch(asked, Wanted(plain))).body


@click.command()
@click.argument("file", type=click.Path(dir_okay=False), default="-")
@click.pass_context
def export(ctx: click.Context, file: str) -> None:
    """Write the list of feeds as OPML 2.0 to FILE, or to standard output."""
    subscriptions = subscriptions_of(desk_of(settings_from(ctx.obj)))
    text = write_opml("counterclaim's feeds", subscriptions)
    if file == "-":
        click.echo(text, nl=False)
        return
    try:
        Path(file).write_text(text, encoding="utf-8")
    except OSError as error:
        mend = "name a file that can be written"
        raise SourceError(file, f"{error.strerror}".lower(), mend) from None
    click.echo(f"{file}: {len(subscriptions)} feeds", err=True)
