"""The verdict on two claims, as a record with its reason: gates, then logic, then time."""

from dataclasses import replace

from extractors.records import Quantity
from warehouse.judgement.case import Case, Matter, all_gates, case_of, same_matter
from warehouse.judgement.knowledge import Knowledge
from warehouse.judgement.reasons import reason_of
from warehouse.judgement.side import Side
from warehouse.judgement.sides import side_of
from warehouse.judgement.verdicts import rule
from warehouse.records import Account, Comparison, Gate


def judge_pair(
    a: Quantity, account_a: Account, b: Quantity, account_b: Account, knowledge: Knowledge
) -> Comparison:
    """The verdict on claim `a` (on file) and claim `b` (new), each with its article's account.

    Pure. Of the accounts only id, revision, publisher, published and story are read, so one whose
    quantities and text were left in the warehouse will do. Time decides which figure is the later;
    swapping the two sides swaps `a` and `b` in the answer and nothing else.
    """
    sides = side_of(a, account_a, knowledge), side_of(b, account_b, knowledge)
    return comparison_of(case_of(*sides, knowledge))


def judge_sides(a: Side, b: Side, knowledge: Knowledge, matter: Matter = same_matter) -> Comparison:
    """`judge_pair` for sides that are prepared once and judged many times."""
    return comparison_of(case_of(a, b, knowledge, matter))


def comparison_of(case: Case) -> Comparison:
    """The verdict on a case whose gates are known."""
    ruling = rule(case)
    return Comparison(
        verdict=ruling.verdict,
        severity=ruling.severity,
        kind=ruling.kind,
        reason=reason_of(case, ruling),
        a=case.a.quantity,
        b=case.b.quantity,
        a_article=case.a.account.id,
        b_article=case.b.account.id,
        gates=case.gates,
    )


def explain_pair(
    a: Quantity, account_a: Account, b: Quantity, account_b: Account, knowledge: Knowledge
) -> Comparison:
    """As `judge_pair`, but with every gate asked, also those after the first that closed."""
    sides = side_of(a, account_a, knowledge), side_of(b, account_b, knowledge)
    found = comparison_of(case_of(*sides, knowledge))
    rest: tuple[Gate, ...] = tuple(all_gates(*sides, knowledge, same_matter))
    return replace(found, gates=rest + found.gates[len(rest) :])


def failed_conversion(side: Side) -> Comparison:
    """The contradiction of a figure with its own conversion ("10 miles (3 kilometres)")."""
    quantity, gate = side.quantity, Gate("unit", "differs", "the two units give two amounts")
    return Comparison(
        verdict="contradicts",
        severity="hard",
        kind="self",
        reason=f"“{quantity.quote}” gives one amount in two units, and they do not come out equal.",
        a=quantity,
        b=quantity,
        a_article=side.account.id,
        b_article=side.account.id,
        gates=(gate,),
    )
