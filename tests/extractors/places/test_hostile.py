"""Any text is read, in time that grows no faster than the text."""

import gc
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.places import load_gazetteer, locate
from extractors.records import Article, Sentence

NAMES = ("Idlib", "Syria", "New", "York", "Paris", "US", "Tenn.", "Saint", "AP", "province")
OTHERS = ("in", "from", "of", "the", "and", "fled", "north", ",", ".", "-", "'s", "al-", "12", "(")
ODD = ("\u00a0", "‘", "İ", "ß", "\ud800", "الشام", '"', "—")
WORDS = st.lists(st.sampled_from(NAMES + OTHERS + ODD), max_size=60)


def sentence(text: str) -> Sentence:
    return Sentence(0, text, 0, len(text), 0, "body")


@given(WORDS, st.sampled_from(["", " "]))
@settings(deadline=None)
def test_any_words_are_read(words: list[str], joiner: str) -> None:
    text = joiner.join(words)
    locations = locate(Article("any", text), [sentence(text)], load_gazetteer())
    for one in locations.mentions(0):
        assert text[one.start : one.end].strip() != ""
    locations.place_of(0, len(text) // 2, len(text) // 2)


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_text_is_read(text: str) -> None:
    locate(Article("any", text), [sentence(text)], load_gazetteer())


@pytest.fixture
def frozen() -> Iterator[None]:
    """What other tests left is not walked through while one is timed."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.parametrize(
    "unit",
    [
        "A",
        "A-",
        "Al ",
        "New ",
        "St. ",
        "in Syria, ",
        "Idlib and ",
        "the province ",
        "north of ",
        "U.S.",
    ],
)
def test_long_lines_take_linear_time(unit: str, frozen: None) -> None:
    gazetteer = load_gazetteer()
    took = []
    for size in (20_000, 80_000):
        text = (unit * size)[:size]
        started = time.process_time()
        locations = locate(Article("long", text), [sentence(text)], gazetteer)
        for start in range(0, size, size // 50):
            locations.place_of(0, start, start + 1)
        took.append(time.process_time() - started)
    assert took[1] < 12 * took[0] + 0.2
