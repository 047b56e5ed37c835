"""Spellings of one name meet under one key, names of different places do not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.places.fold import fold, skeleton, without_article


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("São Paulo", "sao paulo"),
        ("Ma‘arrat an-Nu‘mān", "maarrat an numan"),
        ("St. Louis", "saint louis"),
        ("Łódź", "lodz"),
        ("Guinea-Bissau", "guinea bissau"),
        ("U.S.", "us"),
    ],
)
def test_strict_key(written: str, key: str) -> None:
    assert fold(written) == key


def test_spellings_from_arabic_script_share_their_consonants() -> None:
    spellings = ["Maaret al-Numan", "Maarat Al-Numan", "Ma'arrat an-Nu'man", "Maarrat an Numan"]
    assert len({skeleton(fold(one)) for one in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Homs", "Hama"), ("Saraqeb", "Sarmada"), ("Deir Hafer", "Deir ez-Zor")]
)
def test_different_towns_keep_different_consonants(one: str, other: str) -> None:
    assert skeleton(fold(one)) != skeleton(fold(other))


def test_too_few_consonants_tell_nothing() -> None:
    assert skeleton("ibb") == ""


def test_an_article_alone_stays() -> None:
    assert without_article("al qusayr") == "qusayr"
    assert without_article("al") == "al"


@given(st.text(max_size=40))
@example("0¨¸0")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
