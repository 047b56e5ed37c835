"""`counterclaim listen`: subscribe feeds at their hubs, and take what is pushed."""

import secrets
import threading
from functools import partial
from urllib.parse import urlsplit

import click

from flows.commands.feeds_world import entries
from flows.commands.shown import show_report
from flows.commands.shown_alert import show_alert
from flows.hubs.errands import Job
from flows.hubs.listening import Ear, Listener
from flows.hubs.listening import listen as work
from flows.hubs.pushed import Taken
from flows.hubs.server import Answers, WebSubServer
from flows.runs.ingesting import deliver
from flows.runs.stopping import stopping
from flows.runs.turns import sole_poller
from flows.settings import settings_from
from flows.world import World, real_world


@click.command()
@click.option(
    "--address",
    default="127.0.0.1:8787",
    envvar="COUNTERCLAIM_LISTEN",
    show_default=True,
    show_envvar=True,
    help="HOST:PORT to serve.",
)
@click.option(
    "--callback",
    required=True,
    envvar="COUNTERCLAIM_CALLBACK",
    show_envvar=True,
    help="The https address at which hubs reach it.",
)
@click.pass_context
def listen(ctx: click.Context, address: str, callback: str) -> None:
    """Subscribe the feeds on the list at the hubs that they name, and take what is pushed.

    Runs until it is stopped, beside `watch` or the scheduled polls, which go on as a fallback.
    CALLBACK is what a proxy in front of ADDRESS is known by: hubs post to addresses below it, whose
    last part nobody can guess. Subscriptions last over restarts.
    """
    host, port = _host_and_port(address)
    _check(callback)
    with stopping() as stop, real_world(settings_from(ctx.obj)) as world:
        ear = Ear(callback, _draw, _tell, _taken, partial(_deliver, world), _aside)
        listener = Listener(world, ear)
        answers = Answers(listener.ledger.verify, listener.ledger.push)
        with serving(host, port, answers) as server:
            _tell(f"listening on {host}:{server.port}, known to hubs as {callback}")
            work(listener, lambda: not stop.pause(0))


def _host_and_port(address: str) -> tuple[str, int]:
    host, colon, port = address.rpartition(":")
    if not colon or not port.isdigit() or int(port) > 65535:
        raise click.BadParameter(f"{address!r} is not HOST:PORT", param_hint="--address")
    return host.strip("[]") or "127.0.0.1", int(port)


def _check(callback: str) -> None:
    parts = urlsplit(callback)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise click.BadParameter(f"{callback!r} is no http(s) address", param_hint="--callback")
    if parts.query or parts.fragment:
        raise click.BadParameter("give it without ? and #", param_hint="--callback")
    if parts.scheme == "http":
        _tell(f"{callback}: is not https: who listens in can push news as the hub")


def serving(host: str, port: int, answers: Answers) -> WebSubServer:
    """The server at an address of this machine; ClickException where it cannot be had."""
    try:
        return WebSubServer(host, port, answers)
    except OSError as error:
        raise click.ClickException(
            f"--address {host}:{port}: cannot be listened on ({error.strerror}); name another"
        ) from None


def _draw() -> str:
    return secrets.token_urlsafe(32)


def _aside(job: Job) -> None:
    threading.Thread(target=job, daemon=True).start()


def _tell(line: str) -> None:
    click.echo(f"counterclaim: {line}", err=True)


def _taken(taken: Taken) -> None:
    for feed, count in taken.entries.items():
        _tell(f"{feed}: pushed, {entries(count)}")
    for line in (*taken.report.failures, *taken.report.notices):
        _tell(line)
    for alert in taken.report.alerts:
        show_alert(alert)
    show_report(taken.report)


def _deliver(world: World) -> None:
    """Send what is due; AlreadyPolling where a watch is at it, so that nothing is sent twice."""
    with sole_poller(world.settings.warehouse):
        deliver(world)
