"""`counterclaim ingest`: one pass over sources into the warehouse."""

import click

from flows.commands.inputs import status
from flows.commands.shown import show_alert, show_report, tell
from flows.runs.ingesting import deliver
from flows.runs.ingesting import ingest as ingest_sources
from flows.runs.turns import sent_unless_polled
from flows.settings import settings_from
from flows.world import real_world
from warehouse.records import Delivery


@click.command()
@click.argument("sources", nargs=-1)
@click.pass_context
def ingest(ctx: click.Context, sources: tuple[str, ...]) -> int:
    """Read SOURCES (or all feeds that are due) into the warehouse and raise alerts.

    A source is a feed's address, an OPML file, a local feed file, a folder of .txt and .html
    articles, or a JSON-lines archive of article records. Where a watch is just asking feeds, those
    on the web wait for its round to end.
    """
    settings = settings_from(ctx.obj)
    if not sources and not settings.feeds and not settings.warehouse.exists():
        raise click.UsageError("name a source, list `feeds` in the settings, or add some")
    for line in settings.unsent:
        tell(line)
    with real_world(settings) as world:
        report = ingest_sources(sources, world, tell)
        attempts = sent_unless_polled(settings.warehouse, lambda: deliver(world), tell)
    for failure in report.failures:
        click.echo(f"counterclaim: {failure}", err=True)
    for notice in report.notices:
        click.echo(f"counterclaim: note: {notice}", err=True)
    for alert in report.alerts:
        show_alert(alert)
    show_report(report)
    for attempt in attempts:
        _tell(attempt)
    return status(report.done, len(report.failures))


def _tell(attempt: Delivery) -> None:
    if attempt.error:
        due = f", again at {attempt.next_due:%H:%M:%S}" if attempt.next_due else ", given up"
        click.echo(
            f"counterclaim: endpoint {attempt.endpoint}: {attempt.error}{due}; "
            "see `SELECT * FROM deliveries`",
            err=True,
        )
