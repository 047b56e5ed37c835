"""Inputs that fuzzing found (see tests/fuzz): all promises are kept, and in bounded time."""

import json
import time
from typing import Any

import pytest

from extractors.moments import parse_moment
from tests import paths
from tests.fuzz.targets import TARGETS, Input

CASES = json.loads((paths.CASES / "fuzz.json").read_text(encoding="utf-8"))
SECONDS = 3.0  # of processor time; each input has less than 20 KB


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """What is loaded once is no part of an input's time."""
    for name in {case["target"] for case in CASES}:
        TARGETS[name].check(Input("Twelve people died in Mosul on Monday, police said."))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['target']}: {case['why']}")
def test_promises_are_kept(case: dict[str, Any]) -> None:
    text = case["text"] * case.get("times", 1)
    title = case.get("title", "") * case.get("title_times", 1)
    raw = text.encode(case.get("encoding", "utf-8"))
    given = Input(text, parse_moment(case.get("published")), title or None, raw)
    began = time.process_time()
    TARGETS[case["target"]].check(given)
    assert time.process_time() - began < SECONDS
