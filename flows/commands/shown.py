"""How alerts and reports look on a terminal."""

import textwrap

import click

from extractors.characters import on_one_line
from extractors.moments import to_iso
from extractors.records import Quantity
from flows.runs.ingesting import Report
from warehouse.records import Alert, Comparison

_WIDTH = 92


def tell(line: str) -> None:
    """What a user should know of a run that goes on, on standard error."""
    click.echo(f"counterclaim: {on_one_line(line)}", err=True)


def show_report(report: Report) -> None:
    """The sums of a run, on standard error: they are about the run, not its data."""
    verdicts = ", ".join(f"{count} {name}" for name, count in sorted(report.verdicts.items()))
    click.echo(
        f"{report.articles} new articles ({report.unchanged} on file), {report.claims} claims; "
        f"compared: {verdicts or 'nothing'}; {len(report.alerts)} alerts",
        err=True,
    )


def show_alert(alert: Alert) -> None:
    """Both sentences, who says so, and the reason."""
    first = alert.comparisons[0]
    head = f"CONTRADICTION {alert.id}  {alert.kind}, {alert.severity}"
    click.secho(head, bold=True)
    _show_side("on file", first.a, first.a_article, alert.voices_of(first.a_article, first.a))
    _show_side("new", first.b, first.b_article, alert.voices_of(first.b_article, first.b))
    _show_text("why", alert.reason)
    more = len(alert.comparisons) - 1
    if more:
        _show_text("also", f"{more} more pairs of sentences for these two positions")
    click.echo()


def _show_side(label: str, quantity: Quantity, article: str, voices: tuple[str, ...]) -> None:
    credit = f", citing {quantity.source}" if quantity.source else ""
    _show_text(label, f"“{quantity.sentence}”")
    place = f", {quantity.place}" if quantity.place else ""
    period = _period(quantity)
    voice = ", ".join(voices) or article
    _show_text("", f"— {voice}{credit}: {quantity.quote} ({quantity.measure}{place}{period})")


def _period(quantity: Quantity) -> str:
    start, end = to_iso(quantity.window_start), to_iso(quantity.window_end)
    if not start and not end:
        return ""
    return f", {start or '…'} to {end or '…'}" if start != end else f", {start}"


def _show_text(label: str, text: str) -> None:
    indent = " " * 10
    click.echo(
        textwrap.fill(
            on_one_line(text), _WIDTH, initial_indent=f"  {label:8}", subsequent_indent=indent
        )
    )


def show_comparison(comparison: Comparison) -> None:
    """One pair of claims on two lines."""
    click.echo(f"{comparison.verdict}: {comparison.a.quote} | {comparison.b.quote}")
    click.echo(f"  {comparison.reason}")
