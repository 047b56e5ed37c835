"""The rules that run, on 407 figures of sentences of our own; the card says what comes out."""

import json

import pytest

from extractors.parsing.pipeline import load
from extractors.training.score_figures import ASKED, read_cases, score
from tests import paths

CASES = sorted((paths.CASES / "training").glob("*.json"))
SHIPPED = json.loads((paths.ROOT / "extractors" / "model" / "meta.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def pipeline():
    return load()


def case(text, **marked):
    expect = {"number": "22", "head": "", "predicate": "", "counted": None, "source": None}
    return {"text": text, "expect": [{**expect, **marked}], "why": "own"}


def wrong(pipeline, made):
    return {answer.asked for answer in score(pipeline, [made])[1]}


def test_the_sentences_are_many():
    cases = read_cases(CASES)
    assert len({one["text"] for one in cases}) >= 300
    assert sum(len(one["expect"]) for one in cases) == 407


def test_the_scores_are_about_those_that_the_model_card_prints(pipeline):
    scores, _ = score(pipeline, read_cases(CASES))
    assert scores.keys() == set(ASKED) == SHIPPED["scores"]["figures"].keys()
    for asked, printed in SHIPPED["scores"]["figures"].items():
        assert scores[asked] >= printed - 1, (asked, scores)


def test_a_right_reading_has_no_misses(pipeline):
    text = "The blast killed 22 people, police said."
    good = case(text, head="people", predicate="killed", counted="people", source="police")
    assert wrong(pipeline, good) == set()


@pytest.mark.parametrize(
    ("asked", "marked"),
    [("found", {"number": "23"}), ("counted", {"counted": None}), ("source", {"source": "mayor"})],
)
def test_a_wrong_reading_is_a_miss_of_its_own(pipeline, asked, marked):
    text = "The blast killed 22 people, police said."
    good = {"head": "people", "predicate": "killed", "counted": "people", "source": "police"}
    assert asked in wrong(pipeline, case(text, **{**good, **marked}))
