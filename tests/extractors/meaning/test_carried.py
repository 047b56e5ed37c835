"""What figures take from earlier sentences: paragraphs, and what their figures must mean."""

import json
from functools import cache
from typing import Any

import pytest

from extractors import claims
from extractors.parsing import pipeline
from extractors.places import load_gazetteer
from extractors.records import Article
from tests import paths

CASES = json.loads((paths.CASES / "meaning/texts/carried.json").read_text(encoding="utf-8"))


@cache
def _reader() -> claims.Reader:
    return claims.Reader(pipeline.load(), load_gazetteer())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][-50:])
def test_carried(case: dict[str, Any]) -> None:
    found = claims.extract(Article("case", case["text"]), _reader())
    got = [[q.quote, q.measure, q.counted, q.part_of] for q in found]
    assert got[-len(case["expect"]) :] == case["expect"], case["why"]
