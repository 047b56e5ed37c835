"""Whom a figure is credited to; figures are marked by brackets in the cases."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.parsing.sentences import split
from extractors.records import Article
from extractors.sources import credit, same_source
from tests import paths

FOLDER = paths.CASES
CASES = [
    case
    for name in ("credited", "settings")
    for case in json.loads((FOLDER / f"sources/{name}.json").read_text(encoding="utf-8"))
]
SAME = json.loads((FOLDER / "sources/same.json").read_text(encoding="utf-8"))


def unmark(marked: str) -> tuple[str, list[int]]:
    """The text without its brackets, and where what they held begins."""
    parts = re.split(r"[\[\]]", marked)
    starts = [sum(len(part) for part in parts[: at + 1]) for at in range(0, len(parts) - 1, 2)]
    return "".join(parts), starts


def sources_of(case: dict) -> list[str | None]:
    text, starts = unmark(case["text"])
    title, in_title = unmark(case["title"]) if "title" in case else (None, [])
    article = Article("a", text, title=title, publisher=case.get("publisher"))
    sentences = split(article)
    credits = credit(article, sentences, {})
    found = [credits.source_of(0, start, start + 1) for start in in_title]
    for start in starts:
        sentence = next(s for s in sentences if s.start is not None and s.start <= start < s.end)
        offset = start - sentence.start
        found.append(credits.source_of(sentence.index, offset, offset + 1))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.get("title", case["text"]))
def test_figure_is_credited(case: dict) -> None:
    assert sources_of(case) == case["expect"], case["why"]


@pytest.mark.parametrize("case", SAME, ids=lambda case: " / ".join(case["text"]))
def test_names_are_one_source(case: dict) -> None:
    one, other = case["text"]
    assert same_source(one, other) is case["expect"], case["why"]
    assert same_source(other, one) is case["expect"], case["why"]


@given(st.text(max_size=300), st.text(max_size=60) | st.none())
def test_any_text_is_read(text: str, title: str | None) -> None:
    article = Article("a", text, title=title)
    sentences = split(article)
    credits = credit(article, sentences, {})
    for sentence in sentences:
        for found in credits.by_sentence.get(sentence.index, ()):
            assert 0 <= found.start <= found.end <= len(sentence.text)
            assert found.source.strip()


@given(st.text(max_size=40), st.text(max_size=40))
def test_same_source_does_not_depend_on_order(one: str, other: str) -> None:
    assert same_source(one, other) == same_source(other, one)
