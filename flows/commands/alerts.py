"""`counterclaim alerts`: list, show, judge, export and send again."""

from datetime import UTC, datetime
from typing import get_args

import click

from flows.commands.shown_alert import show_alert, show_pair
from flows.commands.shown_table import show_sheet, show_table
from flows.messages.disputes import dispute_in_words
from flows.settings import Settings, settings_from
from flows.world import patience
from warehouse.alerts.on_file import full_id, list_alerts, read_alert, set_state
from warehouse.file.connection import writing
from warehouse.file.query import reading
from warehouse.file.snapshot import publish
from warehouse.outbox.queue import replay as replay_messages
from warehouse.records import AlertState, Answer

_COLUMNS = (
    *("alert_id", "raised", "state", "severity", "kind"),
    *("measure", "place", "a_quote", "b_quote"),
)
_ALL = 2**62


@click.group()
def alerts() -> None:
    """List, show, judge or export alerts, or send them again."""


@alerts.command("list")
@click.option("--state", type=click.Choice(get_args(AlertState)), help="Only those in this state.")
@click.option("--most", default=50, show_default=True, help="How many, the newest first.")
@click.option("--json", "form", flag_value="json", help="One JSON object an alert.")
@click.pass_context
def list_(ctx: click.Context, state: AlertState | None, most: int, form: str | None) -> None:
    """List the latest alerts."""
    with reading(settings_from(ctx.obj).warehouse) as connection:
        answer = list_alerts(connection, state, most)
    show_table(answer if form else _narrow(answer), form)


def _narrow(answer: Answer) -> Answer:
    """The columns that fit a terminal."""
    chosen = [answer.columns.index(name) for name in _COLUMNS if name in answer.columns]
    rows = tuple(tuple(row[i] for i in chosen) for row in answer.rows)
    return Answer(tuple(answer.columns[i] for i in chosen), rows)


@alerts.command()
@click.argument("alert")
@click.option("--all", "whole", flag_value="yes", help="All pairs of sentences, gate by gate.")
@click.pass_context
def show(ctx: click.Context, alert: str, whole: str | None) -> None:
    """Show ALERT (an id or its beginning): both sentences, and why they cannot both be true."""
    with reading(settings_from(ctx.obj).warehouse) as connection:
        found = read_alert(connection, alert)
    click.echo(f"{dispute_in_words(found.alert, found.accounts)}\n")
    show_alert(found.alert, found.accounts, page_url=settings_from(ctx.obj).page_url)
    for comparison in found.alert.comparisons if whole else ():
        show_pair(comparison)


@alerts.command()
@click.option("--state", type=click.Choice(get_args(AlertState)), help="Only those in this state.")
@click.option("--csv", "form", flag_value="csv", default="csv", help="A spreadsheet (the default).")
@click.option("--json", "form", flag_value="json", help="One JSON object an alert.")
@click.pass_context
def export(ctx: click.Context, state: AlertState | None, form: str) -> None:
    """Write all alerts with both sides, their state and notes, the newest first."""
    with reading(settings_from(ctx.obj).warehouse) as connection:
        answer = list_alerts(connection, state, _ALL)
    if form == "json":
        show_table(answer, "json")
    else:
        show_sheet(answer)


@alerts.command()
@click.argument("alert")
@click.option("--note", help="A word for the colleagues.")
@click.pass_context
def ack(ctx: click.Context, alert: str, note: str | None) -> None:
    """Mark ALERT as seen."""
    _act(settings_from(ctx.obj), alert, "acknowledged", note)


@alerts.command()
@click.argument("alert")
@click.option("--note", help="A word for the colleagues.")
@click.pass_context
def confirm(ctx: click.Context, alert: str, note: str | None) -> None:
    """Mark ALERT as right; what was right and wrong is counted in the view `precision`."""
    _act(settings_from(ctx.obj), alert, "confirmed", note)


@alerts.command()
@click.argument("alert")
@click.option("--reason", required=True, help="Why it is wrong; kept with the alert.")
@click.pass_context
def dismiss(ctx: click.Context, alert: str, reason: str) -> None:
    """Mark ALERT as wrong; its pair of positions never alerts again."""
    _act(settings_from(ctx.obj), alert, "dismissed", reason)


@alerts.command()
@click.argument("alert")
@click.option("--note", help="A word for the colleagues.")
@click.pass_context
def reopen(ctx: click.Context, alert: str, note: str | None) -> None:
    """Take back what was said of ALERT; after a dismissal its pair may alert again."""
    _act(settings_from(ctx.obj), alert, "open", note)


def _act(settings: Settings, alert: str, state: AlertState, note: str | None) -> None:
    path = settings.warehouse
    with writing(path, patience()) as connection:
        found = set_state(connection, alert, state, note, datetime.now(UTC))
        publish(connection, path, lambda point: None)
    click.echo(f"{found} {state}")


@alerts.command()
@click.argument("alert")
@click.pass_context
def replay(ctx: click.Context, alert: str) -> None:
    """Make the messages of ALERT due again; the next run sends them under their old ids."""
    path = settings_from(ctx.obj).warehouse
    with writing(path, patience()) as connection:
        found = full_id(connection, alert)
        count = replay_messages(connection, found, datetime.now(UTC))
        publish(connection, path, lambda point: None)
    click.echo(f"{count} messages of {found} are due")
