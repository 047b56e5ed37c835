"""Villages, camps and quarters that a text names."""

import json
import time

import pytest

from extractors.events.spots import elsewhere, skeleton, spots_in
from tests import paths

CASES = json.loads((paths.CASES / "events/story_spots.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_small_places_are_found(case):
    assert sorted(set(spots_in(case["text"]))) == case["spots"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khan Shaykhun", "Khan Sheikhoun"),
        ("al-Hasu", "Hasou"),
        ("Kafr Darbun", "Kafr Darboun"),
        ("Qal'at", "Qalaat"),
    ],
)
def test_spellings_of_one_name_are_one(one, other):
    assert skeleton(one) == skeleton(other)


def test_a_name_that_the_other_text_holds_is_not_elsewhere():
    assert not elsewhere({"kafr darbun"}, {"the village kafr darboun", "idlib"})
    assert not elsewhere(set(), {"idlib"})
    assert elsewhere({"kafr darbun"}, {"tel marun", "idlib"})


@pytest.mark.parametrize("piece", ["A", "Al ", "in A ", "village of ", "in Ab, in the ", "'", "a-"])
def test_a_hostile_text_is_read_in_time(piece):
    began = time.perf_counter()
    list(spots_in(piece * 2_000))
    assert time.perf_counter() - began < 1
