"""`counterclaim explain`: two claims on file, gate by gate."""

import click

from flows.settings import settings_from
from flows.workers.resources import atlas
from warehouse.file.query import reading
from warehouse.filing.claims import read_claim
from warehouse.judgement import explain_pair
from warehouse.judgement.lexicons import knowledge_of
from warehouse.records import Comparison

_MARKS = {"differs": "shut", "unknown": "open?", "contains": "open >", "within": "open <"}


@click.command()
@click.argument("a")
@click.argument("b")
@click.pass_context
def explain(ctx: click.Context, a: str, b: str) -> None:
    """Tell gate by gate why claims A and B were judged as they were; ids as in the view claims."""
    settings = settings_from(ctx.obj)
    with reading(settings.warehouse) as connection:
        one, other = read_claim(connection, a), read_claim(connection, b)
    knowledge = knowledge_of(atlas().gazetteer)
    for line in lines_of(explain_pair(*one, *other, knowledge)):
        click.echo(line)


def lines_of(found: Comparison) -> list[str]:
    """What a reader sees: both sentences, each gate, the verdict and its reason.

    "open >": A's figure holds B's; "open <": B's holds A's; "open?": nothing says that they differ.
    """
    sides = [f"{name}: {q.sentence}" for name, q in (("A", found.a), ("B", found.b))]
    gates = [
        f"{_MARKS.get(gate.outcome, 'open'):<7} {gate.gate:<9} {gate.detail}"
        for gate in found.gates
    ]
    named = " ".join(filter(None, (found.verdict, found.severity, found.kind)))
    return [*sides, "", *gates, "", f"{named}: {found.reason}"]
