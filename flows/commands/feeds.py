"""`counterclaim feeds`: everything about feeds; each subcommand has a file of its own."""

import click

from flows.commands.feeds_parse import parse


@click.group()
def feeds() -> None:
    """Add, list, check, import, export and parse feeds."""


feeds.add_command(parse)
