"""`counterclaim receiver`: a small receiver that verifies signatures."""

import json
from datetime import UTC, datetime

import click

from flows.delivery.receiver import Received, Receiver
from flows.endpoints.signing import key_of
from flows.errors import SettingsError


@click.command()
@click.option(
    "--secret",
    envvar="COUNTERCLAIM_RECEIVER_SECRET",
    required=True,
    help="whsec_…; several, parted by blanks, while one is rotated out.",
)
@click.option("--port", default=8088, show_default=True, help="On loopback.")
def receiver(secret: str, port: int) -> None:
    """Receive webhooks on loopback, verify each, print what arrived, until interrupted."""
    for one in secret.split():
        key_of(one)
    try:
        running = Receiver(secret, lambda: datetime.now(UTC), _tell, port)
    except OSError as error:
        raise SettingsError(
            f"port {port}", str(error.strerror), "name another with --port"
        ) from None
    with running:
        click.echo(f"listening on {running.url}", err=True)
        running.wait()


def _tell(received: Received) -> None:
    line = {
        "id": received.message_id,
        "problem": received.problem,
        "again": received.again,
        "payload": received.payload,
    }
    click.echo(json.dumps(line, ensure_ascii=False))
