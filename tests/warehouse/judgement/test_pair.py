"""Verdicts on pairs of claims made by hand: one case a rule, and its must-not twin."""

import json
from typing import Any

import pytest

from extractors.events.story import story_of
from extractors.records import Article
from tests import paths
from tests.warehouse.judgement.build import KNOWLEDGE, account, claim, side_fields
from warehouse.judgement import judge_pair
from warehouse.judgement.event import marks
from warehouse.records import Comparison

CASES = json.loads((paths.CASES / "judgement/records.json").read_text())


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


def _reason(a: dict[str, Any], b: dict[str, Any]) -> str:
    one, other = claim("40,000 people", value=40_000, **a), claim(article_id="b", **b)
    accounts = account("a", "2020-03-01", one), account("b", "2020-03-01", other)
    return judge_pair(one, accounts[0], other, accounts[1], KNOWLEDGE).reason


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ({}, {}, "Both count the displaced in Idlib"),
        ({}, {"place": "Idleb"}, "in Idlib (also written Idleb)"),
        (
            {"place": "Syria", "place_id": "SY"},
            {"place": "Saraqeb", "place_id": "SARAQEB"},
            "in Saraqeb, which lies in Syria",
        ),
        (
            {"place": "Washington", "place_id": "WAS", "place_via": "article"},
            {"place": "Saraqeb", "place_id": "SARAQEB"},
            "(the articles speak of Washington and of Saraqeb)",
        ),
        ({"place": None, "place_id": None}, {}, "(only one names a place, Idlib)"),
    ],
)
def test_reason_names_the_places_of_both(a: dict[str, Any], b: dict[str, Any], words: str) -> None:
    assert words in _reason(a, b)


def test_an_articles_place_pins_no_level() -> None:
    """Of a claim whose place is only its article's, the stories must be one."""
    level = {"measure": "refugees", "place_via": "article"}
    a = claim("40,000 people", value=40_000, **level)
    b = claim(article_id="b", measure="refugees")
    waltz = "A violinist from Vienna opened the festival with a waltz and a march for the mayor."
    accounts = account("a", "2020-03-01", a), account("b", "2020-03-01", b, text=waltz)
    found = judge_pair(a, accounts[0], b, accounts[1], KNOWLEDGE)
    assert (found.verdict, found.gates[-1].gate) == ("unrelated", "event")
    sure = claim("40,000 people", value=40_000, measure="refugees")
    stated = judge_pair(sure, account("a", "2020-03-01", sure), b, accounts[1], KNOWLEDGE)
    assert stated.verdict == "contradicts"


def test_two_spellings_of_a_name_are_one_mark() -> None:
    both = story_of(Article("a", "On 3 March 2020 they met near Khan Bader and Khan Badir."))
    once = story_of(Article("b", "On 3 March 2020 they met near Khan Bader."))
    points = [{m.name: m.points for m in marks(both, other)} for other in (both, once)]
    assert points[0]["names"] == points[1]["names"] > 0
