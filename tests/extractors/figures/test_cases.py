"""Figures of sentences against the case files: quote, value or bounds, unit, hedge, change."""

import json

import pytest

from extractors.figures import find, may_hold_figure
from tests import paths

CASES = paths.CASES / "figures"
FILES = sorted(path.stem for path in CASES.glob("*.json"))


def _cases():
    for name in FILES:
        for case in json.loads((CASES / f"{name}.json").read_text(encoding="utf-8")):
            yield pytest.param(case, id=f"{name}: {case['text'][:60]}")


def _shown(figure, text, keys):
    row = {"quote": text[figure.start : figure.end]}
    return row | {key: getattr(figure, key) for key in keys if key != "quote"}


@pytest.mark.parametrize("case", list(_cases()))
def test_case(case):
    found, expected = find(case["text"]), case["expect"]
    shown = [
        _shown(figure, case["text"], wanted)
        for figure, wanted in zip(found, expected, strict=False)
    ]
    quotes = [case["text"][figure.start : figure.end] for figure in found]
    assert quotes == [wanted["quote"] for wanted in expected], case["why"]
    for row, wanted in zip(shown, expected, strict=True):
        for key, value in wanted.items():
            near = pytest.approx(value) if isinstance(value, float) else value
            assert row[key] == near, f"{key}: {case['why']}"
    assert may_hold_figure(case["text"]) or not expected


def test_each_file_has_twins():
    assert len(FILES) >= 4
    for name in FILES:
        cases = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
        assert any(case["why"].startswith("must not") for case in cases), name
