"""`counterclaim endpoints test`."""

import random
import secrets
import time
from datetime import UTC, datetime

import anyio
import click

from flows.delivery.lanes import send
from flows.delivery.posting import Answer
from flows.delivery.sending import open_post
from flows.endpoints.changes import named
from flows.endpoints.endpoint import Endpoint
from flows.errors import SettingsError
from flows.messages.example import example
from flows.messages.payload import body_of
from flows.settings import Settings, settings_from
from warehouse.records import OutboxRow


@click.command()
@click.argument("name")
@click.pass_context
def test(ctx: click.Context, name: str) -> int:
    """Send NAME an invented alert now, signed, and print what it answers."""
    settings = settings_from(ctx.obj)
    endpoint = named(settings.endpoints, name)
    if endpoint.channel.is_signed and not endpoint.secrets:
        raise SettingsError(
            f"endpoint {name}",
            "its secret lies in a Prefect block, which only the flows read",
            "to try it from here, give it in a variable too (secret_env)",
        )
    message = f"msg_test_{secrets.token_hex(8)}"
    started = time.monotonic()
    answer = anyio.run(_try, endpoint, message, settings)
    took = f"after {1000 * (time.monotonic() - started):.0f} ms"
    if answer.error is not None:
        click.echo(f"{name} did not take {message}, {took}: {answer.error}")
        return 1
    status = f", answered {answer.status}" if answer.status else ""
    click.echo(f"{name} took {message}{status} {took}")
    return 0


async def _try(endpoint: Endpoint, message: str, settings: Settings) -> Answer:
    now = datetime.now(UTC)
    alert, accounts = example(now)
    body = body_of(alert, accounts, endpoint.format, endpoint.name)
    row = OutboxRow(message, alert.id, endpoint.name, body, created=now, due=now)
    async with open_post(settings, lambda: datetime.now(UTC), random.random) as post:
        return await send(row, endpoint, now, post)
