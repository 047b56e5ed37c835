"""The tables of meaning: enough words, no contradictions, every form found."""

from collections import Counter

import pytest

from extractors.meaning import lexicon, words
from extractors.measures import known_measures
from extractors.tables import rows

NAMELESS = frozenset({"move", "shift"})
SENSES = rows("extractors.meaning", "senses.tsv")


def test_every_fixed_measure_has_a_word_and_no_other_is_named() -> None:
    named = {row["measure"] for row in SENSES if row["pos"] not in NAMELESS}
    assert {measure for measure in named if ":" not in measure} == known_measures()


def test_the_lexicon_holds_the_words_that_news_needs() -> None:
    said = {(row["word"], row["pos"]) for row in SENSES if row["pos"] not in NAMELESS}
    assert len(said) >= 250


def test_no_row_stands_twice() -> None:
    counted = Counter(tuple(row.values()) for row in SENSES)
    assert [row for row, times in counted.items() if times > 1] == []


def test_moves_and_shifts_have_a_direction() -> None:
    for row in SENSES:
        if row["pos"] in NAMELESS:
            assert row["change"] in ("up", "down"), row


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("killed", ("kill", "past")),
        ("dying", ("die", "ing")),
        ("fled", ("flee", "past")),
        ("shot", ("shoot", "past")),
        ("stabbed", ("stab", "past")),
        ("dropping", ("drop", "ing")),
        ("buries", ("bury", "s")),
        ("hit", ("hit", "past")),
        ("struck", ("strike", "past")),
    ],
)
def test_forms_lead_to_their_verb(form: str, verb: tuple[str, str]) -> None:
    assert lexicon.load().forms[form] == verb


def test_states_are_participles_that_need_no_other_word() -> None:
    states = lexicon.load().states
    assert {"killed", "wounded", "displaced", "shot"} <= states
    assert not {"found", "taken", "held", "recovered"} & states


def test_an_unknown_group_of_words_is_an_error() -> None:
    with pytest.raises(KeyError):
        words.group("no such group")
