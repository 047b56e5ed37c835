"""What holds of `interpret` whatever the sentence."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import figures
from extractors.meaning import interpret
from extractors.parsing import pipeline
from extractors.records import Meaning, Token

_LIST = (
    'killed injured of the and or , . ( ) " “ ” - – people children 12 3,000 40% $3bn '
    "dead were had to including them whom at least rose fell by from shot dead "
    "missing toll number no one up revenue who fled ; : homes destroyed not if will "
    "a man his wife 8-year-old boy himself aged another"
)
_WORDS = st.sampled_from(_LIST.split())


@cache
def _pipeline() -> pipeline.Pipeline:
    return pipeline.load()


def _read(text: str) -> tuple[Meaning, ...]:
    found = figures.find(text)
    (tokens,) = _pipeline().parse([text])
    return interpret(text, tokens, found, "body")


def _hold(text: str) -> None:
    found = figures.find(text)
    meanings = _read(text)
    assert len(meanings) == len(found)
    for figure, meaning in zip(found, meanings, strict=True):
        assert meaning.quote_start == figure.start
        assert figure.end <= meaning.quote_end <= len(text)
        assert meaning.part_of is None or 0 <= meaning.part_of < len(found)
        assert meaning.measure != ""


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=25))
def test_any_words_of_news_are_read(words: list[str]) -> None:
    _hold(" ".join(words))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    _hold(text)


def test_a_sentence_that_was_not_parsed_gives_figures_without_a_measure() -> None:
    text = "Shelling killed 12 people."
    no_tokens: tuple[Token, ...] = ()
    (meaning,) = interpret(text, no_tokens, figures.find(text), "body")
    assert (meaning.measure, meaning.modality) == (None, "asserted")
    assert text[meaning.quote_start : meaning.quote_end] == "12"


def test_many_figures_in_one_sentence_take_linear_time() -> None:
    text = "killed 12 people, " * 200
    assert {meaning.measure for meaning in _read(text)} <= {"killed", None}
