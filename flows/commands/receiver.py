"""`counterclaim receiver`: a small receiver that verifies signatures."""

import json
from datetime import UTC, datetime

import click

from flows.receiver import Received, Receiver


@click.command()
@click.option("--secret", envvar="COUNTERCLAIM_RECEIVER_SECRET", required=True, help="whsec_…")
@click.option("--port", default=8088, show_default=True, help="On loopback.")
def receiver(secret: str, port: int) -> None:
    """Receive webhooks on loopback, verify each, print what arrived, until interrupted."""
    with Receiver(secret, lambda: datetime.now(UTC), _tell, port) as running:
        click.echo(f"listening on {running.url}", err=True)
        running.wait()


def _tell(received: Received) -> None:
    line = {"id": received.message_id, "problem": received.problem, "payload": received.payload}
    click.echo(json.dumps(line, ensure_ascii=False))
