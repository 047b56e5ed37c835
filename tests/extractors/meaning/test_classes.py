"""What is counted: classes of nouns and which class or measure holds which."""

from collections import Counter

import pytest

from extractors.meaning import contains
from extractors.meaning.classes import class_of, kind_of, load, singular
from extractors.tables import rows


@pytest.mark.parametrize(
    ("noun", "name"),
    [
        ("people", "person"),
        ("civilians", "civilian"),
        ("girls", "girl"),
        ("gunmen", "attacker"),
        ("militants", "fighter"),
        ("troops", "soldier"),
        ("officers", "police"),
        ("homes", "house"),
        ("medical facilities", "medical_facility"),
        ("Syrians", "syrian"),
        ("airstrikes", "attack"),
        ("widgets", None),
    ],
)
def test_class_of_a_noun(noun: str, name: str | None) -> None:
    assert class_of(noun) == name


@pytest.mark.parametrize(
    ("outer", "inner", "holds"),
    [
        ("person", "person", True),
        ("person", "civilian", True),
        ("person", "girl", True),
        ("child", "girl", True),
        ("civilian", "aid_worker", True),
        ("civilian", "person", False),
        ("civilian", "soldier", False),
        ("person", "house", False),
        ("building", "house", True),
        ("case", "cholera", True),
        ("widget", "widget", True),
        ("person", "widget", False),
    ],
)
def test_contains(outer: str, inner: str, *, holds: bool) -> None:
    assert contains(outer, inner) is holds


def test_no_noun_is_of_two_classes() -> None:
    nouns = Counter(
        noun for row in rows("extractors.meaning", "classes.tsv") for noun in row["nouns"].split()
    )
    assert [noun for noun, times in nouns.items() if times > 1] == []


def test_every_parent_is_a_class_and_every_class_has_a_kind() -> None:
    classes = load()
    assert set(classes.parents.values()) <= set(classes.kinds)
    assert kind_of("girl") == "being"
    assert kind_of(None) is None


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("women", "woman"),
        ("policemen", "policeman"),
        ("bodies", "body"),
        ("buses", "bus"),
        ("churches", "church"),
        ("homes", "home"),
        ("crisis", "crisis"),
        ("bus", "bus"),
        ("headquarters", "headquarters"),
    ],
)
def test_singular(word: str, one: str) -> None:
    assert singular(word) == one
