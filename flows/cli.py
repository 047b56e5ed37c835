"""The command line: `counterclaim COMMAND`.

Commands are imported when they are called, so that `extract` on one short text starts without
the web of Prefect's imports. Exit statuses: 0 all done, 1 failed, 2 bad usage, 3 done in part.
"""

import os
import sys
from typing import Any

import click

from flows.commands.ending import ended
from flows.commands.lazygroup import LazyGroup

COMMANDS = {
    "alerts": "alerts:alerts",
    "backup": "backup:backup",
    "compare": "compare:compare",
    "demo": "demo:demo",
    "doctor": "doctor:doctor",
    "endpoints": "endpoints:endpoints",
    "events": "events:events",
    "explain": "explain:explain",
    "extract": "extract:extract",
    "feeds": "feeds:feeds",
    "ingest": "ingest:ingest",
    "init": "init:init",
    "listen": "listen:listen",
    "quarantine": "quarantine:quarantine",
    "query": "query:query",
    "read": "read:read",
    "receiver": "receiver:receiver",
    "repair": "repair:repair",
    "restore": "backup:restore",
    "serve": "serve:serve",
    "timeline": "timeline:timeline",
    "watch": "watch:watch",
}


@click.group(
    cls=LazyGroup, where=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(package_name="counterclaim")
@click.option(
    "--warehouse",
    type=click.Path(dir_okay=False),
    envvar="COUNTERCLAIM_WAREHOUSE",
    help="The DuckDB file (default: the settings' `warehouse`, else counterclaim.duckdb).",
)
@click.option(
    "--settings",
    type=click.Path(dir_okay=False),
    envvar="COUNTERCLAIM_SETTINGS",
    help="The settings file (default: counterclaim.toml where there is one).",
)
@click.option(
    "-v", "--verbose", "told", flag_value="all", help="Show where in the code a failure happened."
)
@click.pass_context
def cli(ctx: click.Context, warehouse: str | None, settings: str | None, told: str | None) -> None:
    """Reads the news, files every figure, and tells when two figures cannot both be true."""
    ctx.ensure_object(dict)
    ctx.obj |= {"warehouse": warehouse, "settings": settings, "told": told}
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        ctx.color = False


def main() -> None:
    """Run the command line; whatever ends it becomes one line on standard error and a status."""
    options: dict[str, Any] = {}

    def run() -> object:
        return cli.main(prog_name="counterclaim", standalone_mode=False, obj=options)

    sys.exit(ended(run, options))
