"""Furniture and datelines told from news, line by line, and in bounded time."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.article.datelines import read_dateline
from extractors.article.furniture import load_furniture
from extractors.article.lines import lines_of
from extractors.article.wrapping import unwrapped
from tests import paths

CASES = paths.CASES / "article"


def cases(name: str) -> list[dict[str, str | None]]:
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", cases("furniture"), ids=lambda case: case["text"][:40])
def test_furniture(case: dict[str, str]) -> None:
    assert load_furniture().kind_of(case["text"]) == case["expect"], case["why"]


@pytest.mark.parametrize("case", cases("datelines"), ids=lambda case: case["text"][:40])
def test_datelines(case: dict[str, str]) -> None:
    found = read_dateline(case["text"])
    told = None if found is None else str(found.day or "unknown")
    assert told == case["expect"], case["why"]


def test_a_label_tells_publication_from_update() -> None:
    published, updated = read_dateline("Posted May 5, 2021"), read_dateline("Updated May 6, 2021")
    assert published and published.label == "published"
    assert updated and updated.label == "updated"


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Ab",
                "by",
                "share",
                "a",
                "/",
                "|",
                ",",
                ".",
                "-",
                "(",
                "[",
                ":",
                "photo",
                "12",
                "may",
                "2019",
                "@",
                "#",
            ]
        )
    )
)
def test_no_line_takes_long(words: list[str]) -> None:
    line = (" ".join(words) or "x") * 20
    began = time.perf_counter()
    load_furniture().kind_of(line[:400])
    read_dateline(line[:400])
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize("piece", ["By Aa", "a/", "([", "Aa, ", "share ", "1 May 2019 ", "photo: "])
def test_a_megabyte_of_repetition_is_linear(piece: str) -> None:
    began = time.perf_counter()
    lines_of(piece * (1_000_000 // len(piece)), load_furniture())
    assert time.perf_counter() - began < 5


def test_wrapped_paragraphs_are_joined_and_short_lines_left() -> None:
    text = [
        "The governor of the northern district said on Monday",
        "that 14 villages had been cut off by the flood since",
        "the dam at Oru gave way, and that three more were at",
        "risk.",
        "",
        "Boats were sent to the villages of Daral and Oru by",
        "the army.",
    ]
    joined = unwrapped(text)
    assert joined[0].endswith("and that three more were at risk.")
    assert joined[-1].startswith("Boats were") and joined[-1].endswith("the army.")


def test_lists_are_not_taken_for_wrapped_text() -> None:
    lines = [
        "Fourteen villages cut off",
        "Three more at risk",
        "Boats sent to Daral",
        "Army called",
    ]
    assert unwrapped(lines) == lines


def test_every_kind_of_line_break_ends_a_line() -> None:
    texts = [
        line.text
        for line in lines_of("one\u2028two\r\nthree\x0bfour\n\u200b\nfive", load_furniture())
    ]
    assert texts == ["one", "two", "three", "four", "five"]
