"""Figures that come on top of a total."""

import json
from datetime import date
from functools import cache

import pytest

from extractors.claims import Reader, extract
from extractors.parsing.pipeline import load
from extractors.places import load_gazetteer
from extractors.records import Article
from tests import paths

CASES = json.loads((paths.CASES / "standing/increments.json").read_text(encoding="utf-8"))


@cache
def reader() -> Reader:
    return Reader(load(), load_gazetteer())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_what_comes_on_top_of_a_total_is_its_rise(case: dict[str, object]) -> None:
    found = extract(Article("a", str(case["text"]), None, date(2024, 5, 7)), reader())
    assert [q.quote for q in found if q.change == "up"] == case["rises"]
