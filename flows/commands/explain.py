"""`counterclaim explain`: two claims on file, gate by gate."""

from pathlib import Path

import click

from extractors.records import Quantity
from flows.resources import reader_from
from flows.settings import settings_from
from warehouse.candidates import read_accounts
from warehouse.errors import QueryError
from warehouse.judgement import Knowledge, explain_pair
from warehouse.judgement.lexicons import knowledge_of
from warehouse.keys import claim_number, from_hex
from warehouse.query import ask, reading
from warehouse.records import Account, Comparison
from warehouse.sqlfiles import sql

_MARKS = {"differs": "shut", "unknown": "open?", "contains": "open >", "within": "open <"}


@click.command()
@click.argument("a")
@click.argument("b")
@click.pass_context
def explain(ctx: click.Context, a: str, b: str) -> None:
    """Tell gate by gate why claims A and B were judged as they were; ids as in the view claims."""
    settings = settings_from(ctx.obj)
    one, other = (_claim(settings.warehouse, name) for name in (a, b))
    knowledge = knowledge_of(reader_from(settings).gazetteer)
    for line in lines_of(explained(one, other, knowledge)):
        click.echo(line)


def explained(
    one: tuple[Quantity, Account], other: tuple[Quantity, Account], knowledge: Knowledge
) -> Comparison:
    """The comparison of two claims with every gate asked."""
    return explain_pair(*one, *other, knowledge)


def lines_of(found: Comparison) -> list[str]:
    """What a reader sees: both sentences, each gate, the verdict and its reason."""
    sides = [f"{name}: {q.sentence}" for name, q in (("A", found.a), ("B", found.b))]
    gates = [
        f"{_MARKS.get(gate.outcome, 'open'):<7} {gate.gate:<9} {gate.detail}"
        for gate in found.gates
    ]
    named = " ".join(filter(None, (found.verdict, found.severity, found.kind)))
    return [*sides, "", *gates, "", f"{named}: {found.reason}"]


def _claim(path: Path, name: str) -> tuple[Quantity, Account]:
    key = from_hex(name)
    with reading(path) as connection:
        rows = ask(connection, sql("claim_version"), {"key": key}).rows if key is not None else ()
        versions = [version for (version,) in rows if isinstance(version, int)]
        for account in read_accounts(connection, versions).values() if versions else ():
            for quantity in account.quantities:
                if claim_number(quantity) == key:
                    return quantity, account
    raise QueryError(name, "no claim on file has this id", "take ids from the view claims")
