"""Lists of people are added up where every member has a number and all share one predicate."""

import json
from functools import cache
from typing import Any

import pytest

from extractors import figures
from extractors.meaning import read
from extractors.parsing import pipeline
from tests import paths

CASES = json.loads((paths.CASES / "meaning/texts/sums.json").read_text(encoding="utf-8"))


@cache
def _pipeline() -> pipeline.Pipeline:
    return pipeline.load()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_sum(case: dict[str, Any]) -> None:
    text = case["text"]
    found = figures.find(text)
    (tokens,) = _pipeline().parse([text])
    done = read(text, tokens, found, "body")
    meanings = done.meanings
    got = [
        [
            text[total.figure.start : total.figure.end],
            total.figure.value,
            total.meaning.measure,
            total.meaning.counted,
            [text[meanings[n].quote_start : meanings[n].quote_end] for n in total.parts],
        ]
        for total in done.sums
    ]
    assert got == case["expect"], case["why"]


def test_an_unparsed_sentence_has_no_sums() -> None:
    text = "A man and two women were killed."
    assert read(text, (), figures.find(text), "body").sums == ()
