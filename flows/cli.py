"""The command line: `counterclaim COMMAND`.

Commands are imported when they are called, so that `extract` on one short text starts without
the web of Prefect's imports. Exit statuses: 0 all done, 1 failed, 2 bad usage, 3 done in part.
"""

import os
import sys

import click

from extractors.errors import CounterclaimError
from flows.commands.lazygroup import LazyGroup

COMMANDS = {
    "alerts": "alerts:alerts",
    "compare": "compare:compare",
    "demo": "demo:demo",
    "endpoints": "endpoints:endpoints",
    "explain": "explain:explain",
    "extract": "extract:extract",
    "feeds": "feeds:feeds",
    "ingest": "ingest:ingest",
    "listen": "listen:listen",
    "quarantine": "quarantine:quarantine",
    "query": "query:query",
    "read": "read:read",
    "receiver": "receiver:receiver",
    "repair": "repair:repair",
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
@click.pass_context
def cli(ctx: click.Context, warehouse: str | None, settings: str | None) -> None:
    """Reads the news, files every figure, and tells when two figures cannot both be true."""
    ctx.obj = {"warehouse": warehouse, "settings": settings}


def main() -> None:
    """Run the command line; a typed error becomes one line on standard error and status 1."""
    try:
        status = cli.main(prog_name="counterclaim", standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except CounterclaimError as error:
        click.echo(f"counterclaim: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output has left (`| head`): nothing more to say, and no traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)
