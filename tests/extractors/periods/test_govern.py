"""Which expression of time governs which figure; figures are marked by brackets in the cases."""

import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.parsing.pipeline import Pipeline, load
from extractors.periods import resolve
from extractors.records import Window
from tests import paths

FOLDER = paths.CASES
CASES = json.loads((FOLDER / "periods/figures.json").read_text(encoding="utf-8"))
PARSED = json.loads((FOLDER / "periods/parsed.json").read_text(encoding="utf-8"))


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its brackets, and the offsets of what they held."""
    text, spans = "", []
    for before, inside in re.findall(r"([^\[]*)(?:\[([^\]]*)\])?", marked):
        text += before
        if inside:
            spans.append((len(text), len(text) + len(inside)))
            text += inside
    return text, spans


def as_row(window: Window | None) -> list[str | None] | None:
    if window is None:
        return None
    start, end = window.start, window.end
    return [start and start.isoformat(), end and end.isoformat(), window.kind]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_figure_has_its_window(case: dict) -> None:
    text, spans = unmark(case["text"])
    published = case["published"] and date.fromisoformat(case["published"])
    found = resolve(text, spans, published)
    assert [as_row(window) for window in found] == case["expect"], case["why"]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load()


@pytest.mark.parametrize("case", PARSED, ids=lambda case: case["text"])
def test_parse_tells_whose_date_it_is(case: dict, pipeline: Pipeline) -> None:
    text, spans = unmark(case["text"])
    tokens = pipeline.parse([text])[0]
    found = resolve(text, spans, date.fromisoformat(case["published"]), tokens)
    assert [as_row(window) for window in found] == case["expect"], case["why"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_parse_spoils_nothing(case: dict, pipeline: Pipeline) -> None:
    text, spans = unmark(case["text"])
    published = case["published"] and date.fromisoformat(case["published"])
    found = resolve(text, spans, published, pipeline.parse([text])[0])
    assert [as_row(window) for window in found] == case["expect"], case["why"]


@given(
    st.text(max_size=120),
    st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120)), max_size=4),
    st.none() | st.dates(),
)
def test_any_text_gives_one_window_a_span(
    text: str, pairs: list[tuple[int, int]], published: date | None
) -> None:
    spans = [(min(pair), max(pair)) for pair in pairs]
    assert len(resolve(text, spans, published)) == len(spans)
