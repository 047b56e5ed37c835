"""`counterclaim feeds`: everything about feeds; each subcommand has a file of its own.

They are imported when they are called: `feeds parse` needs neither warehouse nor network.
"""

import importlib

import click

COMMANDS = {
    "add": "feeds_add:add",
    "check": "feeds_check:check",
    "export": "feeds_opml:export",
    "import": "feeds_opml:import_feeds",
    "list": "feeds_list:list_feeds",
    "parse": "feeds_parse:parse",
    "remove": "feeds_remove:remove",
}


class FeedsGroup(click.Group):
    """A group whose commands are imported on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        where = COMMANDS.get(cmd_name)
        if where is None:
            return None
        module, name = where.split(":")
        command = getattr(importlib.import_module(f"flows.commands.{module}"), name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=FeedsGroup)
def feeds() -> None:
    """Add, list, check, import, export, remove and parse feeds."""
