"""Two short reports, each told in its own words and with nothing in common but what they report.

A case holds two reports (day, headline, text) and the verdict; its "must not" twin changes what
makes the two figures one.
"""

import json
from typing import Any

import pytest

from extractors.moments import parse_moment
from extractors.records import Article
from tests import paths
from tests.warehouse.judgement.articles import verdict_of

FILES = sorted((paths.CASES / "judgement" / "reports").glob("*.json"))
CASES = [case for file in FILES for case in json.loads(file.read_text("utf-8"))]


def _article(name: str, told: list[str]) -> Article:
    day, title, text = told
    return Article(
        id=f"report-{name}",
        text=text,
        title=title,
        published=parse_moment(day),
        publisher={"a": "Harbour Post", "b": "Daily Lantern"}[name],
        language="en",
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_verdict_on_two_reports(case: dict[str, Any]) -> None:
    found = verdict_of(*(_article(name, case[name]) for name in "ab"))
    gravest = next((c for c in found.comparisons if c.verdict == found.verdict), None)
    told = {"verdict": found.verdict}
    if gravest is not None:
        told |= {"severity": gravest.severity, "kind": gravest.kind}
    reasons = [c.reason for c in found.comparisons]
    assert {name: told.get(name) for name in case["expect"]} == case["expect"], reasons
