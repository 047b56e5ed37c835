"""Expressions of time, each with its twin that must not be one."""

import json
from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.periods import Context, expressions
from extractors.records import Window
from tests import paths

CASES = json.loads((paths.CASES / "periods/expressions.json").read_text(encoding="utf-8"))


def as_row(window: Window) -> list[str | None]:
    start, end = window.start, window.end
    return [start and start.isoformat(), end and end.isoformat(), window.kind]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text']} ({case['published']})")
def test_expression_means_its_interval(case: dict) -> None:
    published = case["published"] and date.fromisoformat(case["published"])
    windows = [one.window(Context(published)) for _, _, one in expressions(case["text"])]
    assert [as_row(window) for window in windows if window] == case["expect"], case["why"]


@given(st.text(max_size=200))
def test_any_text_is_read_and_quoted(text: str) -> None:
    last = 0
    for start, end, one in expressions(text):
        assert last <= start < end <= len(text)
        assert text[start:end] == one.text
        last = end


@given(
    st.lists(st.sampled_from([case["text"] for case in CASES]), min_size=1, max_size=4),
    st.dates(date(1, 1, 1), date(9999, 12, 31)),
)
def test_windows_are_ordered_on_any_day(texts: list[str], today: date) -> None:
    for _, _, one in expressions(" ".join(texts)):
        window = one.window(Context(today))
        if window and window.start and window.end:
            assert window.start <= window.end


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_a_weekday_lies_in_the_week_up_to_publication(today: date, number: int) -> None:
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][number]
    window = expressions(f"on {name}")[0][2].window(Context(today))
    assert window is not None and window.start is not None
    assert window.start.weekday() == number
    assert today - timedelta(days=6) <= window.start <= today


SEEDS = ("since ", "the last ", "from May to ", "1 ", "of ", "in the first quarter of ")


@pytest.mark.parametrize("seed", SEEDS)
def test_hostile_text_is_read_in_linear_time(seed: str) -> None:
    began = process_time()
    expressions(seed * (200_000 // len(seed)))
    assert process_time() - began < 5  # seconds; quadratic reading takes minutes
