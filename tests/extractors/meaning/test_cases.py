"""Every case of tests/cases/meaning/*.json: a sentence, its figures, what they must mean."""

import json
from functools import cache
from typing import Any

import pytest

from extractors import figures
from extractors.meaning import interpret
from extractors.parsing import pipeline
from extractors.records import Meaning
from tests import paths

CASES = paths.CASES / "meaning"


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}-{number}")
        for path in sorted(CASES.glob("*.json"))
        for number, case in enumerate(json.loads(path.read_text(encoding="utf-8")))
    ]


@cache
def _pipeline() -> pipeline.Pipeline:
    return pipeline.load()


def _read(text: str) -> list[tuple[str, Meaning]]:
    found = figures.find(text)
    (tokens,) = _pipeline().parse([text])
    meanings = interpret(text, tokens, found, "body")
    assert len(meanings) == len(found)
    return [(text[m.quote_start : m.quote_end], m) for m in meanings]


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    read = _read(case["text"])
    for wanted in case["expect"]:
        found = [m for quote, m in read if quote == wanted["quote"]]
        assert len(found) == 1, (case["text"], wanted["quote"], [quote for quote, _ in read])
        for field, value in wanted.items():
            if field == "quote":
                continue
            got = getattr(found[0], field)
            if value == "?":
                assert got is None or ":" in got, (case["why"], wanted, got)
            else:
                assert got == value, (case["why"], wanted, found[0])
