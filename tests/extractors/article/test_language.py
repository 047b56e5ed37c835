"""The language of a text; nothing where it cannot be told."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.article.language import language_of
from tests import paths

CASES = paths.CASES / "article/languages.json"


@pytest.mark.parametrize("case", json.loads(CASES.read_text()), ids=lambda case: case["why"])
def test_languages(case: dict[str, str | None]) -> None:
    assert language_of(case["text"] or "") == case["expect"]


@given(st.text(max_size=400))
def test_any_text_has_a_code_or_none(text: str) -> None:
    found = language_of(text)
    assert found is None or (len(found) == 2 and found.isalpha())
