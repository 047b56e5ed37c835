"""`counterclaim endpoints list`."""

import click

from flows.commands.endpoints_states import read_health
from flows.commands.shown_table import show_table
from flows.endpoints.endpoint import Endpoint
from flows.endpoints.files import endpoints_path, read_endpoints
from flows.endpoints.filters import in_words
from flows.endpoints.showing import shown_secrets, shown_url
from flows.settings import settings_from
from warehouse.outbox.endpoints import Health
from warehouse.records import Answer

_COLUMNS = (
    *("endpoint", "state", "url", "format", "filter", "secret", "kept_in"),
    *("waiting", "dead", "last_success", "failing_since", "note"),
)


_NEW = Health("", "enabled", None, None, 0, 0, None, None, None)


@click.command("list")
@click.option("--json", "form", flag_value="json", help="One JSON object an endpoint.")
@click.pass_context
def list_(ctx: click.Context, form: str | None) -> None:
    """List the endpoints and how each fares; never a secret in full."""
    settings = settings_from(ctx.obj)
    file, known = endpoints_path(settings.warehouse), read_health(settings)
    added = {endpoint.name for endpoint in read_endpoints(file)}
    for endpoint in settings.endpoints:
        kept_in = file.name if endpoint.name in added else "settings"
        faring = known.get(endpoint.name, _NEW)
        if form:
            show_table(Answer(_COLUMNS, (_row(endpoint, faring, kept_in),)), form)
        else:
            _show(endpoint, faring, kept_in)
    if not settings.endpoints:
        click.echo("no endpoints; add one: counterclaim endpoints add NAME URL", err=True)


def _row(endpoint: Endpoint, faring: Health, kept_in: str) -> tuple[object, ...]:
    return (
        *(endpoint.name, faring.state, shown_url(endpoint), endpoint.format),
        *(in_words(endpoint.filter) or None, shown_secrets(endpoint), kept_in),
        *(faring.waiting, faring.dead, faring.last_success, faring.failing_since),
        faring.reason if faring.state == "disabled" else faring.last_error,
    )


def _show(endpoint: Endpoint, faring: Health, kept_in: str) -> None:
    click.secho(f"{endpoint.name}  {faring.state}", bold=True)
    click.echo(f"  {shown_url(endpoint)}  ({endpoint.format}, kept in {kept_in})")
    for title, words in (
        ("filter", in_words(endpoint.filter)),
        ("secret", shown_secrets(endpoint)),
        ("digest", endpoint.digest_minutes and f"{endpoint.digest_minutes} minutes"),
        ("notify", endpoint.notify),
        ("disabled", faring.reason if faring.state == "disabled" else None),
        ("failing", _failing(faring)),
    ):
        if words:
            click.echo(f"  {title:<9}{words}")
    last = f"{faring.last_success:%Y-%m-%d %H:%M} UTC" if faring.last_success else "never"
    click.echo(f"  {faring.waiting} waiting, {faring.dead} dead letters, last success: {last}")


def _failing(faring: Health) -> str | None:
    if faring.failing_since is None:
        return None
    return f"since {faring.failing_since:%Y-%m-%d %H:%M} UTC: {faring.last_error}"
