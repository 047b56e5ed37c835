"""How reports look on a terminal."""

import click

from extractors.characters import on_one_line
from flows.runs.ingesting import Report


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
