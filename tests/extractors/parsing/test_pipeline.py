"""The shipped pipeline on whole, odd and hostile texts."""

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.errors import PipelineError
from extractors.parsing.pipeline import LONGEST, Pipeline, load
from extractors.parsing.tree import ancestors
from extractors.records import Token


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load()


def one(pipeline: Pipeline, text: str) -> tuple[Token, ...]:
    return pipeline.parse([text])[0]


def test_words_carry_tag_lemma_label_and_offsets(pipeline: Pipeline) -> None:
    text = "A bomb killed 22 people in Kabul."
    tokens = one(pipeline, text)
    assert [token.text for token in tokens] == text.replace(".", " .").split(" ")
    assert [token.lemma for token in tokens][1:5] == ["bomb", "kill", "22", "people"]
    assert all(text[token.start : token.end] == token.text for token in tokens)
    killed, number, people = tokens[2], tokens[3], tokens[4]
    assert (killed.tag, killed.dep, killed.head) == ("VBD", "ROOT", 2)
    assert (number.pos, number.dep, number.head) == ("NUM", "nummod", 4)
    assert (people.dep, people.head) == ("obj", 2)


def test_one_answer_a_text_in_their_order(pipeline: Pipeline) -> None:
    texts = ["Two died.", "", " \n\t", "Three died.", "\n\nFour died.\n"]
    firsts = [tokens[0].text if tokens else None for tokens in pipeline.parse(texts)]
    assert firsts == ["Two", None, None, "Three", "Four"]
    assert pipeline.parse([]) == []


def test_white_space_is_no_word_and_heads_stay_in_the_text(pipeline: Pipeline) -> None:
    for tokens in pipeline.parse(
        ["  Two  men \n\n died .  ", "Six fell. Nine rose.\n\n Ten left."]
    ):
        assert all(token.text.strip() == token.text != "" for token in tokens)
        assert [token.index for token in tokens] == list(range(len(tokens)))
        assert all(0 <= token.head < len(tokens) for token in tokens)


HOSTILE = [
    "word " * 200_000,
    "a" * 1_000_000,
    "0123456789" * 100_000,
    "12 " * 300_000,
    "(" * 1_000_000,
    "US$" * 300_000,
    "1-" * 500_000,
    "http://" + "a." * 400_000,
    "Привет 世界 مرحبا 22 people 🙂 \u200b\u202e א " * 20_000,
    "\x00\ufeff\ufffd" * 300_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_a_megabyte_on_one_line_takes_bounded_time(pipeline: Pipeline, text: str) -> None:
    started = time.process_time()
    tokens = one(pipeline, text)
    assert time.process_time() - started < 5
    assert all(token.end <= LONGEST for token in tokens)


def test_a_long_text_is_cut_at_a_word(pipeline: Pipeline) -> None:
    tokens = one(pipeline, "abcdefg " * 1000)
    assert {token.text for token in tokens} == {"abcdefg"}
    assert LONGEST - 10 < tokens[-1].end <= LONGEST


def test_half_a_surrogate_pair_keeps_the_offsets(pipeline: Pipeline) -> None:
    tokens = one(pipeline, "\ud800 22 people died")
    assert [(token.text, token.start) for token in tokens][-3:] == [
        ("22", 2),
        ("people", 5),
        ("died", 12),
    ]


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.text(max_size=80), max_size=4))
def test_any_text_has_tokens_that_lie_in_it(pipeline: Pipeline, texts: Sequence[str]) -> None:
    for text, tokens in zip(texts, pipeline.parse(texts), strict=True):
        ends = [0]
        for token in tokens:
            assert ends[-1] <= token.start < token.end <= len(text)
            ends.append(token.end)
        assert bool(tokens) == bool(text.strip())


def test_the_same_text_is_parsed_alike_alone_and_in_company(pipeline: Pipeline) -> None:
    text = "At least 14 people were killed, officials said on Monday."
    alone = one(pipeline, text)
    among = pipeline.parse(["Short.", text, "A much longer text " * 40])[1]
    assert alone == among


def test_words_are_remembered_up_to_a_bound_only(monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline, text = load(), "Twelve qworfl were killed in Zembula."
    vocabulary = pipeline.language.vocab
    monkeypatch.setattr("extractors.parsing.pipeline.REMEMBERED", len(vocabulary))
    forgotten = one(pipeline, text)
    assert "qworfl" not in vocabulary
    monkeypatch.undo()
    assert one(pipeline, text) == forgotten
    assert "qworfl" in vocabulary


def test_broken_weights_say_how_to_get_new_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.parsing.pipeline.gzip.decompress", _broken)
    with pytest.raises(PipelineError, match="install counterclaim again"):
        load()


def _broken(data: bytes) -> bytes:
    raise EOFError("ended early")


def test_the_ancestors_of_a_word_end_at_a_loop() -> None:
    loop = tuple(
        Token(i, word, word, "NOUN", "NN", "nmod", head, 2 * i, 2 * i + 1)
        for i, (word, head) in enumerate([("a", 1), ("b", 0), ("c", 1)])
    )
    assert list(ancestors(loop, 0)) == [1]
    assert list(ancestors(loop, 2)) == [1, 0]


def test_the_weights_are_small_and_load_fast() -> None:
    folder = Path("extractors/model")
    assert sum(file.stat().st_size for file in folder.iterdir()) < 6_000_000
    started = time.process_time()
    load()
    assert time.process_time() - started < 1.4  # 0.25 s on an idle core
