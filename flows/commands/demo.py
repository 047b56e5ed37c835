"""`counterclaim demo`: the whole chain on the bundled feed, from Prefect flow to signed webhook."""

import os
import shutil
import sys
import threading
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import NoReturn

import click

from flows.commands.shown import show_alert
from flows.receiver import Received, Receiver
from flows.signing import new_secret
from warehouse.alerts import list_alerts, read_alert
from warehouse.query import reading

_SETTINGS = """\
# Written by `counterclaim demo`: a settings file to start from.
warehouse = "{folder}/demo.duckdb"
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
def demo(folder: Path) -> None:
    """Ingest the bundled feed, show its contradictions, deliver a signed alert to a receiver."""
    _empty(folder)
    secret, heard, lock = new_secret(), [], threading.Lock()

    def hear(received: Received) -> None:
        with lock:
            heard.append(received)

    with Receiver(secret, lambda: datetime.now(UTC), hear) as receiver:
        settings = folder / "counterclaim.toml"
        settings.write_text(
            _SETTINGS.format(folder=folder.as_posix(), url=receiver.url, secret=secret)
        )
        click.echo("Running the flow `ingest` on the bundled feed (about 20 seconds) ...", err=True)
        summary = _run_flow(folder, settings)
    _show(folder, summary, heard)
    _leave(0 if heard and all(message.problem is None for message in heard) else 1)


def _leave(status: int) -> NoReturn:
    """End at once: Prefect's threads outlive the flow, and under them DuckDB 2.0 takes the end of
    the interpreter for a leak and says so in forty lines."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _empty(folder: Path) -> None:
    """Remove what an earlier demo left; a folder that holds anything else is not touched."""
    if folder.exists():
        if not (folder / "counterclaim.toml").exists() and any(folder.iterdir()):
            raise click.UsageError(f"{folder} is not a demo's folder; name another with --folder")
        shutil.rmtree(folder)
    folder.mkdir(parents=True)


def _run_flow(folder: Path, settings: Path) -> dict[str, int]:
    """The Prefect flow, in a server of its own that leaves no trace outside the folder."""
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    os.environ["PREFECT_HOME"] = str((folder / "prefect").resolve())
    os.environ.pop("PREFECT_API_URL", None)
    from flows.deployed import ingest

    with as_file(files("seeds")) as seeds:
        return ingest(sources=[str(seeds / "feed.xml")], settings=str(settings))


def _show(folder: Path, summary: dict[str, int], heard: list[Received]) -> None:
    warehouse = folder / "demo.duckdb"
    with reading(warehouse) as connection:
        ids = [str(row[0]) for row in list_alerts(connection, None, 50).rows]
        alerts = [read_alert(connection, alert_id).alert for alert_id in reversed(ids)]
    click.echo(
        f"\n{summary['articles']} articles, {summary['claims']} claims, {len(alerts)} alerts\n"
    )
    for alert in alerts:
        show_alert(alert)
    for message in heard:
        state = message.problem or "signature verified"
        click.echo(f"webhook {message.message_id} received: {state}")
    click.echo(
        "\nNext:\n"
        f"  counterclaim --warehouse {warehouse} query "
        '"SELECT value, measure, place, source, sentence FROM claims"\n'
        f"  counterclaim --warehouse {warehouse} alerts list"
    )
