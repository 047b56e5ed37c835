"""`counterclaim demo`: the whole chain on the bundled feed, from Prefect flow to signed webhook."""

import json
import os
import shutil
import subprocess
import sys
import threading
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path

import click

from flows.commands.shown_alert import show_alert
from flows.delivery.receiver import Received, Receiver
from flows.endpoints.signing import new_secret
from flows.errors import DemoError
from warehouse.alerts.on_file import list_alerts, read_alert
from warehouse.file.query import reading

_SETTINGS = """\
# Written by `counterclaim demo`: a settings file to start from.
warehouse = "demo.duckdb"          # beside this file
allow_networks = ["127.0.0.0/8"]   # the demo's receiver listens on loopback

[[endpoints]]
name = "demo"
url = "{url}"
secret = "{secret}"
"""
_QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "90",
    "PREFECT_LOGGING_LEVEL": "WARNING",
}


@click.command()
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("counterclaim-demo"),
    show_default=True,
    help="Where the demo's warehouse and settings go; emptied first.",
)
def demo(folder: Path) -> int:
    """Ingest the bundled feed, show its contradictions, deliver a signed alert to a receiver."""
    _empty(folder)
    secret, heard, lock = new_secret(), [], threading.Lock()

    def hear(received: Received) -> None:
        with lock:
            heard.append(received)

    with Receiver(secret, lambda: datetime.now(UTC), hear) as receiver:
        settings = folder / "counterclaim.toml"
        settings.write_text(_SETTINGS.format(url=receiver.url, secret=secret))
        click.echo("Running the flow `ingest` on the bundled feed (about 20 seconds) ...", err=True)
        summary = _run_flow(folder, settings)
    _show(folder, summary, heard)
    return 0 if heard and all(message.problem is None for message in heard) else 1


def _empty(folder: Path) -> None:
    """Remove what an earlier demo left; a folder that holds anything else is not touched."""
    if folder.exists():
        if not (folder / "counterclaim.toml").exists() and any(folder.iterdir()):
            raise click.UsageError(f"{folder} is not a demo's folder; name another with --folder")
        shutil.rmtree(folder)
    folder.mkdir(parents=True)


def _run_flow(folder: Path, settings: Path) -> dict[str, int]:
    """The Prefect flow, with a server of its own that leaves no trace outside the folder."""
    home = {"PREFECT_HOME": str((folder / "prefect").resolve())}
    inherited = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    with as_file(files("seeds")) as seeds:
        words = (settings, seeds / "feed.xml")
        done = subprocess.run(
            [sys.executable, "-P", "-m", "counterclaim.once", *map(str, words)],
            env={**_QUIET, **inherited, **home},
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise DemoError(f"the flow failed; its last words:\n{done.stderr[-2000:]}")
    summary: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return summary


def _show(folder: Path, summary: dict[str, int], heard: list[Received]) -> None:
    warehouse = folder / "demo.duckdb"
    with reading(warehouse) as connection:
        ids = [str(row[0]) for row in list_alerts(connection, None, 50).rows]
        found = [read_alert(connection, alert_id) for alert_id in reversed(ids)]
    click.echo(
        f"\n{summary['articles']} articles, {summary['claims']} claims, {len(found)} alerts\n"
    )
    for file in found:
        show_alert(file.alert, file.accounts)
    for message in heard:
        state = message.problem or "signature verified"
        click.echo(f"webhook {message.message_id} received: {state}")
    click.echo(
        "\nNext:\n"
        f"  counterclaim --warehouse {warehouse} query "
        '"SELECT value, measure, place, source, sentence FROM claims"\n'
        f"  counterclaim --warehouse {warehouse} alerts list"
    )
