"""`counterclaim feeds`: everything about feeds; each subcommand has a file of its own."""

import click

from flows.commands.feeds_add import add
from flows.commands.feeds_check import check
from flows.commands.feeds_list import list_feeds
from flows.commands.feeds_opml import export, import_feeds
from flows.commands.feeds_parse import parse
from flows.commands.feeds_remove import remove


@click.group()
def feeds() -> None:
    """Add, list, check, import, export, remove and parse feeds."""


for command in (add, check, export, import_feeds, list_feeds, parse, remove):
    feeds.add_command(command)
