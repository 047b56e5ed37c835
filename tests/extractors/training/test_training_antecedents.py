"""The recipe of the points that tie a claim to an event told before."""

import json
from functools import cache

import numpy as np

from extractors.claims import Reader
from extractors.parsing.pipeline import load
from extractors.places import load_gazetteer
from extractors.training.antecedents import fit, rows_of

TEXT = "A bomb killed 12 people in Kano on Sunday. Another bomb in Lagos killed eight people."


@cache
def reader() -> Reader:
    return Reader(load(), load_gazetteer())


def test_points_follow_the_answers_and_keep_their_sign():
    matrix = np.array([[1.0, 1.0, 0.0], [1.0, 0.0, 1.0]] * 40)
    points = fit(matrix, np.array([1.0, 0.0] * 40), np.array([-0.5, 0.1, 0.1]))
    assert points[1] > 1
    assert points[2] == 0


def test_an_annotated_article_gives_a_row_for_each_event_that_a_claim_may_be_of():
    gold = [
        {"start": TEXT.index("12"), "figure": "12 people", "event": "Kano > dead"},
        {"start": TEXT.index("eight"), "figure": "eight people", "event": "Lagos"},
    ]
    record = {"id": "a", "text": TEXT, "published": "2024-05-07", "gold": gold}
    found = list(rows_of(json.dumps(record), reader(), 3))
    assert [(row[1], row[2]) for row in found] == [(False, 3)]
    assert "mention another" in found[0][0]
