"""`counterclaim endpoints add`."""

import secrets
import socket
import sys
from collections.abc import Iterable
from typing import Any

import click

from extractors.places import load_gazetteer
from flows.commands.endpoints_states import begin_anew
from flows.endpoints.changes import named
from flows.endpoints.channels import CHANNELS, USUAL
from flows.endpoints.checks import check_address, check_name, check_places
from flows.endpoints.endpoint import Endpoint
from flows.endpoints.files import change_endpoints, endpoints_path
from flows.endpoints.filters import FIELDS
from flows.endpoints.rows import endpoint_of
from flows.endpoints.signing import new_secret
from flows.settings import settings_from


@click.command()
@click.argument("name")
@click.argument("url")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(CHANNELS)),
    default=USUAL,
    show_default=True,
    help="; ".join(f"{channel.name}: {channel.about}" for channel in CHANNELS.values()),
)
@click.option(
    "--filter",
    "filters",
    multiple=True,
    metavar="FIELD=VALUE",
    help=f"Which alerts it gets; one field several times: any of them. Fields: {', '.join(FIELDS)}",
)
@click.option("--digest", type=click.IntRange(min=1), metavar="MINUTES", help="Gather so long.")
@click.option("--storm-limit", type=click.IntRange(min=1), help="More at once become one summary.")
@click.option("--notify", metavar="OTHER", help="The endpoint told when this one is disabled.")
@click.option("--secret", help="whsec_… that the receiver has; - reads it. Made anew without.")
@click.pass_context
def add(ctx: click.Context, /, name: str, url: str, secret: str | None, **given: Any) -> None:
    """Add the endpoint NAME at URL, make its secret and print it, this once."""
    settings = settings_from(ctx.obj)
    taken = [endpoint.name for endpoint in settings.endpoints]
    check_name(name, taken)
    if given["notify"]:
        named(settings.endpoints, given["notify"])
    kept = sys.stdin.readline().strip() if secret == "-" else secret
    row = _row(name, url, kept or new_secret(_random), given)
    endpoint = endpoint_of("the command line", row, {})
    unresolved = check_address(endpoint, settings.guard, _resolve)
    if endpoint.filter.place:
        check_places(endpoint, load_gazetteer())
    path = endpoints_path(settings.warehouse)
    change_endpoints(path, lambda old: (*_free(old, name), endpoint))
    begin_anew(settings, name)
    click.echo(f"{name} is added; try it: counterclaim endpoints test {name}", err=True)
    if unresolved:
        click.echo(f"counterclaim: {unresolved}", err=True)
    if endpoint.secrets and not kept:
        click.echo("its secret, shown only now:", err=True)
        click.echo(endpoint.secrets[0])


def _row(name: str, url: str, secret: str, given: dict[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {"name": name, "url": url, "format": given["form"]}
    if CHANNELS[given["form"]].is_signed:
        row["secret"] = secret
    row["filter"] = _table(given["filters"])
    named = {"digest_minutes": "digest", "storm_limit": "storm_limit", "notify": "notify"}
    return row | {key: given[option] for key, option in named.items() if given[option]}


def _table(filters: Iterable[str]) -> dict[str, list[str]]:
    """ "measure=killed", "measure=injured" as the settings file would have it."""
    table: dict[str, list[str]] = {}
    for one in filters:
        name, sign, value = one.partition("=")
        if not sign:
            raise click.UsageError(f"--filter {one!r}: write FIELD=VALUE")
        table.setdefault(name.strip(), []).append(value.strip())
    return table


def _free(endpoints: tuple[Endpoint, ...], name: str) -> tuple[Endpoint, ...]:
    """The endpoints, none of which is called so: another command may have been quicker."""
    check_name(name, [endpoint.name for endpoint in endpoints])
    return endpoints


def _random(count: int) -> bytes:
    return secrets.token_bytes(count)


def _resolve(host: str, port: int) -> Iterable[str]:
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return dict.fromkeys(str(answer[4][0]) for answer in answers)
