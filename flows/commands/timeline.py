"""`counterclaim timeline MEASURE [PLACE]`: what was told of a measure, day by day."""

from difflib import get_close_matches

import click

from extractors.measures import known_measures
from flows.commands.shown_table import show_table
from flows.settings import settings_from
from warehouse.file.query import ask, reading
from warehouse.file.sqlfiles import sql
from warehouse.records import Answer


@click.command()
@click.argument("measure")
@click.argument("place", required=False)
@click.option("--json", "form", flag_value="json", help="One JSON object a figure.")
@click.option("--csv", "form", flag_value="csv", help="Comma-separated values with a header.")
@click.pass_context
def timeline(ctx: click.Context, measure: str, place: str | None, form: str | None) -> None:
    """Show what was told of MEASURE (killed, displaced, inflation ...), at PLACE, by day.

    PLACE is a place as `claims.place` has it, or a country's code of two letters.
    """
    with reading(settings_from(ctx.obj).warehouse) as connection:
        found = ask(connection, sql("timeline"), {"measure": measure, "place": place})
    show_table(found if form else _narrow(found), form)
    if not found.rows:
        click.echo(_nothing(measure, place), err=True)


def _narrow(found: Answer) -> Answer:
    """Without the sentences, which no terminal has room for."""
    return Answer(found.columns[:-1], tuple(row[:-1] for row in found.rows))


def _nothing(measure: str, place: str | None) -> str:
    known = known_measures()
    near = get_close_matches(measure, sorted(known), 1)
    if measure not in known and near:
        return f"no figure on {measure!r}; did you mean {near[0]!r}?"
    where = f" at {place!r}" if place else ""
    return f'no figure on {measure!r}{where}; see `counterclaim query "FROM claims"` for what is'
