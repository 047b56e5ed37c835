"""Sentences: cases, the headline, offsets of any text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.parsing.sentences import LONGEST, split
from extractors.records import Article
from tests import paths

CASES = json.loads((paths.CASES / "parsing/sentences.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_case(case):
    found = [sentence.text for sentence in split(Article("a", case["text"]))]
    assert found == case["expect"], case["why"]


def test_headline_within_the_text():
    text = "Twelve  die in blast\n\nA bomb went off. Police came."
    headline, *body = split(Article("a", text, "Twelve die in blast"))
    assert (headline.part, headline.paragraph, headline.start, headline.end) == (
        "headline",
        -1,
        0,
        20,
    )
    assert [s.text for s in body] == ["A bomb went off.", "Police came."]
    assert [s.index for s in body] == [1, 2]
    assert {s.paragraph for s in body} == {0}


def test_headline_without_the_outlet_that_the_title_adds():
    headline, _ = split(
        Article("a", "Twelve die in blast\nPolice came.", "Twelve die in blast | News")
    )
    assert headline.start == 0


def test_headline_that_the_text_lacks():
    headline, body = split(Article("a", "Twelve died in Homs.", "Twelve die"))
    assert (headline.text, headline.start, headline.end) == ("Twelve die", None, None)
    assert body.text == "Twelve died in Homs."


def test_without_a_title_all_is_body():
    assert [s.part for s in split(Article("a", "One. Two."))] == ["body", "body"]


def test_endless_sentence_is_cut_at_blanks():
    pieces = split(Article("a", "word " * 2000))
    assert len(pieces) > 1
    assert max(len(s.text) for s in pieces) <= LONGEST
    assert all(s.text.replace("word", "").strip() == "" for s in pieces)


@given(st.text(max_size=300), st.text(max_size=20))
def test_offsets_quote_any_text(text, title):
    sentences = split(Article("a", text, title))
    last = 0
    for index, sentence in enumerate(sentences):
        assert sentence.index == index
        if sentence.start is not None and sentence.end is not None:
            assert text[sentence.start : sentence.end] == sentence.text
            assert last <= sentence.start < sentence.end
            last = sentence.end
    kept = "".join("".join(s.text.split()) for s in sentences if s.start is not None)
    assert kept == "".join(text.split())
