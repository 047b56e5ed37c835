"""Verdicts on pairs of claims made by hand: one case a rule, and its must-not twin."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.judgement.build import KNOWLEDGE, account, claim, side_fields
from warehouse.judgement import judge_pair
from warehouse.records import Comparison

CASES = json.loads((Path(__file__).parents[2] / "cases/judgement_records.json").read_text())


def _judged(case: dict[str, Any], first: str = "a", second: str = "b") -> Comparison:
    sides = []
    for name in (first, second):
        id, published, about, fields = side_fields(case[name])
        quantity = claim(**fields, article_id=id)
        sides += [quantity, account(id, published, quantity, **about)]
    return judge_pair(*sides, KNOWLEDGE)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_verdict(case: dict[str, Any]) -> None:
    found = _judged(case)
    told = {"verdict": found.verdict, "severity": found.severity, "kind": found.kind}
    expected = {"severity": None, "kind": None, **case["expect"]}
    assert told == expected, found.reason


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_verdict_does_not_depend_on_the_order_of_arrival(case: dict[str, Any]) -> None:
    found, swapped = _judged(case), _judged(case, "b", "a")
    assert (found.verdict, found.severity, found.kind) == (
        swapped.verdict,
        swapped.severity,
        swapped.kind,
    )


def test_unrelated_names_the_first_gate_that_closed() -> None:
    a, b = claim(measure="killed"), claim(measure="injured", place_id="HOMS", place="Homs")
    found = judge_pair(a, account("a", None, a), b, account("b", None, b), KNOWLEDGE)
    assert found.reason == "Not comparable: measure: one is killed, the other injured."
    assert found.gates[-1].gate == "measure"


def test_reason_quotes_both_figures_with_who_says_them() -> None:
    a = claim("40,000 people", value=40_000, source="the governor")
    b = claim("80,000 people")
    reason = judge_pair(
        a, account("a", "2020-03-01", a), b, account("b", "2020-03-01", b), KNOWLEDGE
    ).reason
    for words in ("The a, 2020-03-01 (citing the governor): “40,000 people”", "“80,000 people”"):
        assert words in reason
