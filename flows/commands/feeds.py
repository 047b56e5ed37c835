"""`counterclaim feeds`: everything about feeds; each subcommand has a file of its own.

They are imported when they are called: `feeds parse` needs neither warehouse nor network.
"""

import click

from flows.commands.lazygroup import LazyGroup

COMMANDS = {
    "add": "feeds_add:add",
    "check": "feeds_check:check",
    "export": "feeds_opml:export",
    "import": "feeds_opml:import_feeds",
    "list": "feeds_list:list_feeds",
    "parse": "feeds_parse:parse",
    "remove": "feeds_remove:remove",
}


@click.group(cls=LazyGroup, where=COMMANDS)
def feeds() -> None:
    """Add, list, check, import, export, remove and parse feeds."""
