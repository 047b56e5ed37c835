"""`counterclaim endpoints`: where alerts go, and how each of them fares."""

import secrets
from datetime import UTC, datetime, timedelta

import click
import duckdb

from flows.commands.endpoints_add import add
from flows.commands.endpoints_list import list_
from flows.commands.endpoints_states import in_warehouse
from flows.commands.endpoints_test import test
from flows.endpoints.changes import added, exchanged, named, rotated, without
from flows.endpoints.files import change_endpoints, endpoints_path, read_endpoints
from flows.endpoints.signing import new_secret
from flows.settings import settings_from
from warehouse.file.transactions import transaction
from warehouse.outbox.endpoints import change_state, give_up, revive

_SINCE = click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]),
    help="Dead letters given up since then, UTC (default: since it last took a message).",
)


@click.group()
def endpoints() -> None:
    """Add, list and try endpoints; disable, enable and rotate them."""


for command in (add, list_, test):
    endpoints.add_command(command)


@endpoints.command()
@click.argument("name")
@click.option("--reason", help="Kept with the endpoint.")
@click.pass_context
def disable(ctx: click.Context, name: str, reason: str | None) -> None:
    """Send nothing more to NAME; its messages wait until it is enabled."""
    settings = settings_from(ctx.obj)
    named(settings.endpoints, name)

    def change(connection: duckdb.DuckDBPyConnection, now: datetime) -> int:
        with transaction(connection):
            change_state(connection, name, "disabled", reason or "by command", now)
        return 0

    in_warehouse(settings, change)
    click.echo(f"{name} is disabled; its messages wait")


@endpoints.command()
@click.argument("name")
@_SINCE
@click.option("--fresh", "fresh", flag_value="yes", help="Give up what waits, and start anew.")
@click.pass_context
def enable(ctx: click.Context, name: str, since: datetime | None, fresh: str | None) -> None:
    """Send to NAME again: what waits, and its dead letters; the next run sends them."""
    settings = settings_from(ctx.obj)
    named(settings.endpoints, name)

    def change(connection: duckdb.DuckDBPyConnection, now: datetime) -> int:
        if fresh:
            return give_up(connection, name, "given up when the endpoint was enabled", now)
        return revive(connection, name, _utc(since), now)

    def enabled(connection: duckdb.DuckDBPyConnection, now: datetime) -> int:
        with transaction(connection):
            change_state(connection, name, "enabled", "by command", now)
            return change(connection, now)

    count = in_warehouse(settings, enabled)
    what = f"{count} waiting messages are given up" if fresh else f"{count} dead letters are due"
    click.echo(f"{name} is enabled; {what}")


@endpoints.command()
@click.argument("name")
@_SINCE
@click.pass_context
def replay(ctx: click.Context, name: str, since: datetime | None) -> None:
    """Make dead letters of NAME due again, under their old ids; the next run sends them."""
    settings = settings_from(ctx.obj)
    named(settings.endpoints, name)

    def change(connection: duckdb.DuckDBPyConnection, now: datetime) -> int:
        with transaction(connection):
            return revive(connection, name, _utc(since), now)

    click.echo(f"{in_warehouse(settings, change)} dead letters of {name} are due")


@endpoints.command()
@click.argument("name")
@click.option(
    "--overlap",
    type=click.FloatRange(min=0, max=24 * 90),
    default=24.0,
    show_default=True,
    help="Hours for which messages are signed with the old secret too; 0 where it has leaked.",
)
@click.pass_context
def rotate(ctx: click.Context, name: str, overlap: float) -> None:
    """Make a new secret for NAME and print it, this once."""
    settings, now, secret = settings_from(ctx.obj), datetime.now(UTC), new_secret(_random)
    named(settings.endpoints, name)
    path = endpoints_path(settings.warehouse)
    mend = "write secrets = [new, old] there, and take the old one out when it is no longer used"
    endpoint = added(read_endpoints(path), name, mend)
    if not endpoint.channel.is_signed:
        mend = "remove it and add it anew"
        raise click.UsageError(f"a {endpoint.format} has no secret but its address: {mend}")
    lasting = timedelta(hours=overlap)
    change_endpoints(
        path, lambda old: exchanged(old, rotated(added(old, name, mend), secret, now, lasting))
    )
    until = f"until {now + lasting:%Y-%m-%d %H:%M} UTC" if lasting else "no longer"
    click.echo(f"the old secret of {name} signs {until}", err=True)
    click.echo("its new secret, shown only now:", err=True)
    click.echo(secret)


@endpoints.command()
@click.argument("name")
@click.pass_context
def remove(ctx: click.Context, name: str) -> None:
    """Forget NAME and its secret; what waits for it becomes dead letters."""
    settings = settings_from(ctx.obj)
    path = endpoints_path(settings.warehouse)
    named(settings.endpoints, name)
    mend = "take it out there, or disable it"
    added(read_endpoints(path), name, mend)
    change_endpoints(path, lambda old: without(old, name))

    def change(connection: duckdb.DuckDBPyConnection, now: datetime) -> int:
        with transaction(connection):
            return give_up(connection, name, "the endpoint was removed", now)

    count = in_warehouse(settings, change) if settings.warehouse.exists() else 0
    click.echo(f"{name} is removed; {count} messages of it are dead letters")


def _random(count: int) -> bytes:
    return secrets.token_bytes(count)


def _utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment else None
