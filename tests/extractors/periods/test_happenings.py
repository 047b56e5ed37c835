"""The days of events' figures, and the mastheads that date none; figures are marked by brackets."""

import json
import re
from datetime import date

import pytest

from extractors.parsing.sentences import split
from extractors.periods import of_events, windows
from extractors.periods.masthead import masthead
from extractors.records import Article
from tests import paths

CASES = json.loads((paths.CASES / "periods/events.json").read_text(encoding="utf-8"))
MASTHEADS = json.loads((paths.CASES / "periods/mastheads.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_figure_has_the_day_of_its_event(case: dict) -> None:
    marked = re.search(r"\[(.+?)\]", case["text"])
    assert marked is not None
    published = date.fromisoformat(case["published"])
    article = Article("a", re.sub(r"[\[\]]", "", case["text"]), published=published)
    sentences = split(article)
    at = marked.start()
    sentence = next(s for s in sentences if s.start is not None and s.start <= at < s.end)
    start = at - sentence.start
    spans = {sentence.index: [(start, start + len(marked[1]))]}
    own = windows(article, sentences, {}, spans)
    eventful = {sentence.index: [case.get("eventful", True)]}
    (found,) = of_events(article, sentences, spans, own, eventful)[sentence.index]
    row = found and [found.start.isoformat(), found.end.isoformat(), found.kind]
    assert row == case["expect"], case["why"]
    assert (found and found.via) == case["via"], case["why"]


def test_without_a_day_of_publication_none_is_presumed() -> None:
    article = Article("a", "Gunmen killed nine people at a market.")
    sentences = split(article)
    spans = {0: [(14, 18)]}
    assert of_events(article, sentences, spans, {0: (None,)}, {0: [True]}) == {0: (None,)}


@pytest.mark.parametrize("case", MASTHEADS, ids=lambda case: case["text"])
def test_masthead_is_cut_off(case: dict) -> None:
    end, day = masthead(case["text"])
    assert case["text"][end:] == case["rest"], case["why"]
    assert (day and day.isoformat()) == case["day"], case["why"]
