"""Groups of commands that are imported when they are called.

`extract` on one short text starts without the web of Prefect's imports, and `feeds parse` without
warehouse and network.
"""

import importlib
from collections.abc import Mapping
from typing import Any

import click


class LazyGroup(click.Group):
    """A group whose commands are imported on first use.

    `where` names each command's place as "module:name", the module in `flows.commands`.
    """

    def __init__(self, *args: Any, where: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._where = where

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self._where)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        where = self._where.get(cmd_name)
        if where is None:
            return None
        module, name = where.split(":")
        command = getattr(importlib.import_module(f"flows.commands.{module}"), name)
        assert isinstance(command, click.Command)
        return command
