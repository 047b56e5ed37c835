"""Words as the layers see them: known ones as themselves, others by their kind."""

import random

from hypothesis import given
from hypothesis import strategies as st

from extractors.parsing.known_words import KnownWords, kinds_of
from extractors.training.conllu import Tree, Word
from extractors.training.words import learn

KNOWN = KnownWords(
    frozenset({"people", "killed", '"'}),
    frozenset({"a-ing", "a-tion", "a-n", "A-ille", "A-", "AA-"}),
)


def test_a_known_word_is_itself_in_small_letters() -> None:
    assert [KNOWN.seen_as(word) for word in ("people", "People", "KILLED")] == [
        "people", "people", "killed",
    ]  # fmt: skip


def test_typographic_quotes_are_seen_as_plain_ones() -> None:
    assert KNOWN.seen_as("“") == KNOWN.seen_as('"') == '"'


def test_an_unknown_word_is_its_capitals_and_longest_known_ending() -> None:
    seen = [KNOWN.seen_as(word) for word in ("nation", "bombing", "Thornville", "Zxq", "UNRWA")]
    assert seen == ["a-tion", "a-ing", "A-ille", "A-", "AA-"]


def test_numbers_and_codes_are_their_shape() -> None:
    seen = [KNOWN.seen_as(text) for text in ("7", "1,234,567", "120000", "S-400", "3.5")]
    assert seen == ["0", "0,000,00", "0000", "s-000", "0.0"]


@given(st.text(min_size=1, max_size=30))
def test_any_word_has_a_kind(text: str) -> None:
    assert KNOWN.kind(text)
    assert len(kinds_of(text)) <= 5


def tree(*forms: str) -> Tree:
    words = [Word(form, form, "NOUN", "NN", "", -1, "ROOT", True) for form in forms]
    return Tree("own", "own", 0, tuple(words))


def test_what_occurs_twice_is_known_and_stands_in_for_the_unknown() -> None:
    seen = learn([tree("storm", "storm", "flood", "1990", "1990")], [tree("quake", "quake")])
    assert seen.known.words == {"storm", "quake"}
    assert seen.seldom == {"storm", "quake"}
    assert seen.known.seen_as("flood") != "flood"


def test_an_ending_needs_several_rare_words() -> None:
    rare = [f"{letter}{other}ville" for letter in "bcdf" for other in "aeiou"]
    chance = random.Random(3)
    chance.shuffle(rare)
    kinds = learn([tree(*rare, "oddity")], []).known.endings
    assert "a-ille" in kinds and "a-dity" not in kinds
