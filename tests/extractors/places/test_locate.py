"""The place in force for a figure, and the places a sentence names, case by case."""

import json
from typing import Any

import pytest

from extractors.figures import find
from extractors.parsing.sentences import split
from extractors.places import Locations, load_gazetteer, locate
from extractors.records import Article, Sentence
from tests import paths

CASES = paths.CASES / "places"


def cases(name: str) -> list[Any]:
    listed: list[Any] = json.loads((CASES / name).read_text(encoding="utf-8"))
    return listed


def located(case: dict[str, str]) -> tuple[tuple[Sentence, ...], Locations]:
    article = Article("case", case["text"], title=case.get("title"))
    sentences = split(article)
    spans = {one.index: [(f.start, f.end) for f in find(one.text)] for one in sentences}
    return sentences, locate(article, sentences, load_gazetteer(), spans)


@pytest.mark.parametrize(
    "case", cases("figures.json") + cases("settings.json"), ids=lambda case: case["text"][:60]
)
def test_place_of_a_figure(case: dict[str, str]) -> None:
    sentences, locations = located(case)
    sentence = next(one for one in sentences if case["figure"] in one.text)
    start = sentence.text.index(case["figure"])
    place = locations.place_of(sentence.index, start, start + len(case["figure"]))
    if case["expect"] is None:
        assert place is None, case["why"]
        return
    assert place is not None, case["why"]
    assert case["expect"] in (place.id, place.name), case["why"]
    assert case.get("via") in (None, place.via), case["why"]


@pytest.mark.parametrize("case", cases("mentions.json"), ids=lambda case: case["text"][:60])
def test_places_named(case: dict[str, Any]) -> None:
    sentences, locations = located(case)
    named = [
        [sentence.text[one.start : one.end], one.place.id]
        for sentence in sentences
        for one in locations.mentions(sentence.index)
    ]
    assert named == case["expect"], case["why"]
