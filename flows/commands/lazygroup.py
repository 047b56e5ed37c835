"""Groups of commands that are imported when they are called.

`extract` on one short text starts without the web of Prefect's imports, and `feeds parse` without
warehouse and network.
"""

import importlib
from collections.abc import Mapping
from difflib import get_close_matches
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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = get_close_matches(args[0], self._where, 1) if args else []
            if near and "No such command" in error.message:
                asked = f"No such command {args[0]!r}. Did you mean {near[0]!r}?"
                raise click.UsageError(asked, ctx) from None
            raise

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        where = self._where.get(cmd_name)
        if where is None:
            return None
        module, name = where.split(":")
        command = getattr(importlib.import_module(f"flows.commands.{module}"), name)
        assert isinstance(command, click.Command)
        _take_behind(command)
        return command


def _keep(ctx: click.Context, option: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.obj[option.name] = value


def _take_behind(command: click.Command) -> None:
    """Let a command and those below it take the options of the whole behind their names, too."""
    if not any(option.name == "warehouse" for option in command.params):
        command.params += [
            click.Option(
                [f"--{name}"],
                type=click.Path(dir_okay=False),
                expose_value=False,
                hidden=True,
                callback=_keep,
            )
            for name in ("warehouse", "settings")
        ]
    if isinstance(command, click.Group) and not isinstance(command, LazyGroup):
        for below in command.commands.values():
            _take_behind(below)
