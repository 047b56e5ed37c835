"""What an article says of its own figures."""

import json
from datetime import date
from functools import cache

import pytest

from extractors.claims import Reader, extract
from extractors.parsing.pipeline import load
from extractors.places import load_gazetteer
from extractors.records import Article
from extractors.standing import cues
from tests import paths

CASES = json.loads((paths.CASES / "standing/standing.json").read_text(encoding="utf-8"))


@cache
def reader() -> Reader:
    return Reader(load(), load_gazetteer())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_figures_stand_as_their_sentence_has_them(case):
    article = Article("a", case["text"], None, date(2024, 5, 7))
    found = {one.quote: one for one in extract(article, reader()) if one.measure}
    assert {quote: found[quote].standing for quote in case["standing"]} == case["standing"]
    for field in ("hedge", "change", "modality", "owner", "share"):
        for quote, value in case.get(field, {}).items():
            assert getattr(found[quote], field) == value


@pytest.mark.parametrize("cue", cues.load(), ids=lambda cue: cue.example)
def test_every_cue_reads_its_example(cue):
    """The example of a row holds a figure that some row of its category reads."""
    words = cue.example.replace(",", " ").replace(".", " ").split()
    figures = [word for word in words if word.strip("$%m").isdigit() or word == "Twelve"]
    spans = [(cue.example.index(word), cue.example.index(word) + len(word)) for word in figures]
    if cue.side == "in":
        spans = [(0, len(cue.example))]
    read = [cues.cue_at(cue.example, start, end) for start, end in spans]
    assert cue.category in {one.category for one in read if one}
