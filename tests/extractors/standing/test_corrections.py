"""Stated corrections: the figure in brackets is the one asked about."""

import json

import pytest

from extractors.standing.corrections import note_in, stance
from tests import paths
from tests.warehouse.judgement.build import claim

FOLDER = paths.CASES
CASES = json.loads((FOLDER / "judgement/corrections.json").read_text())
NOTES = json.loads((FOLDER / "judgement/notes.json").read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_stance(case: dict[str, str]) -> None:
    before, rest = case["text"].split("[")
    quote, after = rest.split("]")
    sentence = before + quote + after
    told = claim(quote, sentence=sentence, sentence_start=0, start=len(before))
    assert stance(told) == case["expect"]


@pytest.mark.parametrize("case", NOTES, ids=lambda case: case["why"])
def test_note(case: dict[str, object]) -> None:
    assert bool(note_in(str(case["text"]))) == case["expect"]
