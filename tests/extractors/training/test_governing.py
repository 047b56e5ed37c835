"""The recipe that fits weights to the choice of a figure's place."""

import numpy as np

from extractors.training.governing import FEATURES, Choice, choices_of, fit, plain

RECORD = {
    "id": "a",
    "domain": "conflict",
    "text": "Shelling killed 14 people in Aleppo, while rain fell in Homs.",
    "gold": [{"start": 16, "quote_contains": "14", "place": "Aleppo"}],
}


def test_a_choice_is_made_of_the_places_that_the_sentence_names() -> None:
    (choice,) = choices_of(RECORD)
    assert choice.rows.shape == (2, len(FEATURES))
    assert choice.right == (0,)
    assert choice.by_hand == 0


def test_a_sentence_with_one_place_is_no_choice() -> None:
    record = RECORD | {"text": "Shelling killed 14 people in Aleppo."}
    assert list(choices_of(record)) == []


def test_weights_turn_against_what_the_right_places_lack() -> None:
    near, far = [3.0, 0.1, 0.0, 0.0, 1.0], [3.0, 2.0, 1.0, 1.0, 0.0]
    choices = [Choice("x", np.array([near, far]), (0,), 0)] * 5
    weights = fit(choices)
    assert weights[1] < 0 < weights[4]
    assert np.argmax(choices[0].rows @ weights) == 0


def test_a_name_is_compared_without_the_word_for_its_kind() -> None:
    assert plain("Idlib province, Syria") == plain("Idlib") == "idlib"
