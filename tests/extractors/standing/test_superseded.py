"""First tolls that an article replaces are no longer asserted; lists are added up in its claims."""

import json
from functools import cache
from typing import Any

import pytest

from extractors import claims, places
from extractors.parsing import pipeline
from extractors.records import Article, Quantity
from tests import paths

CASES = json.loads((paths.CASES / "standing/superseded.json").read_text(encoding="utf-8"))


@cache
def _reader() -> claims.Reader:
    return claims.Reader(pipeline.load(), places.load_gazetteer())


def _claims(text: str) -> list[Quantity]:
    return [q for q in claims.extract(Article("a", text), _reader()) if q.measure]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_taken_back(case: dict[str, Any]) -> None:
    negated = [q.quote for q in _claims(case["text"]) if q.modality == "negated"]
    assert negated == case["negated"], case["why"]


def test_the_members_of_a_sum_are_its_parts() -> None:
    total, part = _claims("A mother and her two children were killed in Leeds.")
    assert (total.value, total.part_of) == (3, None)
    assert (part.value, part.part_of) == (2, "A mother and her two children")
    assert total.place == part.place == "Leeds"


def test_a_list_without_a_number_is_one_claim() -> None:
    (total,) = _claims("A mother and her 8-year-old son were found dead in Leeds.")
    assert (total.value, total.measure, total.place) == (2, "killed", "Leeds")
