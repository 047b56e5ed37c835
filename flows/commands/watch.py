"""`counterclaim watch`: poll, extract, store and deliver, round after round."""

from dataclasses import replace
from datetime import datetime

import click

from extractors.characters import on_one_line
from flows.commands.shown import show_alert
from flows.delivery.courier import RECORD, Courier
from flows.delivery.lanes import Limits
from flows.runs.cycle import PLAIN, Cycle
from flows.runs.stopping import Stop, stopping
from flows.runs.watching import Watch
from flows.runs.watching import watch as keep_watch
from flows.settings import settings_from
from flows.world import World, real_world


@click.command()
@click.option("--once", is_flag=True, help="One round, then the end.")
@click.pass_context
def watch(ctx: click.Context, once: bool) -> int:
    """Poll all feeds as they fall due, and deliver alerts, until interrupted.

    The feeds are those of `feeds add` and of the settings. Contradictions go to standard output,
    one line a round to standard error. Several watches, and the Prefect deployment "poll", may run
    on one warehouse: they take turns.
    """
    settings = settings_from(ctx.obj)
    failed: list[str] = []
    partly: list[str] = []

    def tell_failed(why: str) -> None:
        failed.append(why)
        click.echo(f"{_now()} {why}", err=True)

    def tell_came(found: Cycle) -> None:
        partly.extend(found.report.failures if once else ())
        tell_round(found)

    for line in settings.unsent:
        click.echo(f"{_now()} {line}", err=True)
    with stopping() as stop, real_world(settings) as world:
        pause = (lambda seconds: False) if once else stop.pause
        how = Watch(lambda: settings_from(ctx.obj), pause, tell_came, tell_failed)
        if not stop.pause(0):  # while it started
            return 0
        if once:
            keep_watch(world, how)
        else:
            _keep_on(world, how, stop)
    if not once:
        return 0
    return 1 if failed else 3 if partly else 0


def _keep_on(world: World, how: Watch, stop: Stop) -> None:
    """Watch with a courier beside; what it has under way when all ends is waited for."""
    limits = Limits()
    courier = Courier(world, limits)
    try:
        keep_watch(world, replace(how, steps=replace(PLAIN, deliver=courier.sent)))
    finally:
        stop.allow(limits.seconds + RECORD)
        courier.close()


def tell_round(found: Cycle) -> None:
    """One round: a line for what failed or is to be known, its alerts, and the sums."""
    report = found.report
    for line in (*report.failures, *report.notices):
        click.echo(f"{_now()} {on_one_line(line)}", err=True)
    for alert in report.alerts:
        show_alert(alert)
    for attempt in found.attempts:
        if attempt.error:
            click.echo(
                f"{_now()} endpoint {attempt.endpoint}: {on_one_line(attempt.error)}", err=True
            )
    click.echo(f"{_now()} {line_of(found)}", err=True)


def line_of(found: Cycle) -> str:
    """What came, in one line."""
    report = found.report
    on_file = f" ({report.unchanged} on file)" if report.unchanged else ""
    changed = f", {report.revised} changed" if report.revised else ""
    return (
        f"{found.asked} feeds asked, {report.articles} new articles{on_file}{changed}, "
        f"{report.claims} claims, {len(report.alerts)} alerts, {found.sent} messages sent"
    )


def _now() -> str:
    """The time of day, for a reader of the terminal."""
    return f"{datetime.now().astimezone():%H:%M:%S}"
