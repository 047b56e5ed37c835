"""`counterclaim serve`: the page that editors look at."""

import os
import secrets
import socket
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import ip_address
from urllib.parse import urlsplit

import click
import uvicorn

from flows.commands.doctor import findings
from flows.page.app import page_of
from flows.page.desk import Desk
from flows.page.sessions import key_of_token
from flows.settings import Settings, settings_from
from flows.world import patience
from warehouse.page.looking import Lookout

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_SHORTEST = 16  # characters of a token: who may ask may guess
_AT_ONCE = 64  # requests; more are told to come again
_WAITED = 3.0  # seconds that an editor waits for a warehouse that is being written to
_LINGER = 3  # seconds that requests have to end in


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8642,
    show_default=True,
    help="Port to serve; 0 takes a free one.",
)
@click.option(
    "--judge", "writes", flag_value="yes", help="Let readers acknowledge, confirm and dismiss."
)
@click.pass_context
def serve(ctx: click.Context, host: str, port: int, writes: str | None) -> None:
    """Serve the page: disputes, articles, events, sources, as the last load left them.

    Runs until it is stopped, beside whatever writes: it reads the snapshot, and the new one when
    there is one. Beyond this machine it asks for a token (the setting page_token_env).

    \b
    counterclaim serve                     # http://127.0.0.1:8642
    counterclaim serve --judge             # with buttons for what editors make of a dispute
    """
    settings = settings_from(ctx.obj)
    desk = desk_of(settings, host, os.environ, writes is not None)
    desk = replace(desk, findings=lambda: findings(ctx.obj))
    with desk.lookout.looking():
        pass  # told now rather than to the first reader
    with _bound(host, port) as bound:
        click.echo(f"counterclaim: {_told(bound)} (Ctrl-C ends it)", err=True)
        try:
            _server(desk).run(sockets=[bound])
        except KeyboardInterrupt:
            pass
        finally:
            desk.lookout.close()


def desk_of(settings: Settings, host: str, environ: Mapping[str, str], writes: bool) -> Desk:
    """What is served, and to whom. ClickException where it would be open to strangers."""
    token = _token(settings, environ)
    if token is None and not _is_loopback(host):
        raise click.ClickException(
            f"--host {host}: is reached from other machines, and no token is set; name the "
            "environment variable that holds one in the settings (page_token_env)"
        )
    known = urlsplit(settings.page_url or "").hostname
    named = {*_LOOPBACK, *settings.page_hosts, *({known} if known else ()), host.strip("[]")}
    return Desk(
        warehouse=settings.warehouse,
        lookout=Lookout(settings.warehouse),
        hosts=frozenset(name.lower() for name in named) - {"0.0.0.0", "::", ""},
        key=key_of_token(token) if token else secrets.token_bytes(32),
        clock=lambda: datetime.now(UTC),
        patience=replace(patience(), limit=_WAITED, tell=lambda line: None),
        token=token,
        writes=writes,
        is_secure=(settings.page_url or "").startswith("https://"),
        page_url=settings.page_url,
    )


def _token(settings: Settings, environ: Mapping[str, str]) -> str | None:
    name = settings.page_token_env
    if name is None:
        return None
    token = environ.get(name, "").strip()
    if len(token) < _SHORTEST:
        told = "is not set" if not token else f"is shorter than {_SHORTEST} characters"
        raise click.ClickException(
            f'page_token_env: {name} {told}; set it, as in: export {name}="$(openssl rand -hex 24)"'
        )
    return token


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host.strip("[]"), port), family=family, backlog=128)
    except OSError as error:
        # A name that leads nowhere has a number of its own, less than nothing.
        why = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        raise click.ClickException(
            f"--host {host} --port {port}: cannot be served ({why}); name another port with "
            "--port, or 0 for a free one"
        ) from None


def _told(bound: socket.socket) -> str:
    host, port = bound.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _server(desk: Desk) -> uvicorn.Server:
    return uvicorn.Server(
        uvicorn.Config(
            page_of(desk),
            log_level="warning",
            lifespan="off",
            server_header=False,
            proxy_headers=False,
            ws="none",
            limit_concurrency=_AT_ONCE,
            timeout_graceful_shutdown=_LINGER,
        )
    )
