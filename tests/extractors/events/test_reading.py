"""Which events an article tells of, and which of its figures is about which."""

import json
from datetime import date
from functools import cache

import pytest

from extractors.claims import Reader, read_all
from extractors.parsing.pipeline import load
from extractors.places import load_gazetteer
from extractors.records import Article, Reading
from tests import paths

CASES = [
    case
    for file in sorted((paths.CASES / "events").glob("articles*.json"))
    for case in json.loads(file.read_text(encoding="utf-8"))
]


@cache
def reader() -> Reader:
    return Reader(load(), load_gazetteer())


def read(case: dict[str, object]) -> Reading:
    published = date.fromisoformat(str(case["published"]))
    title = case.get("title")
    article = Article("a", str(case["text"]), str(title) if title else None, published)
    return read_all([article], reader())[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_figures_are_of_their_events(case):
    found = read(case)
    told = [[q.quote, q.event, q.event_scope] for q in found.quantities if q.measure]
    assert [one for one in told if one[0] in {f[0] for f in case["figures"]}] == case["figures"]
    for event, days in zip(found.events, case.get("days", []), strict=False):
        assert [str(event.first_day), str(event.last_day)] == days
    assert {spot for one in found.events for spot in one.spots} >= set(case.get("spots", []))
    assert [one.name for one in found.events if one.name] == case.get("names", [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A bomb killed 12 people in Kano on Sunday.", "bombing"),
        ("A gunman killed 12 people in Kano on Sunday.", "shooting"),
        ("Some 12 people were killed in Kano on Sunday.", "killing"),
        ("A funeral procession was shelled in Kano, and 12 mourners died.", "shelling"),
        ("Twelve people died at a wedding in Kano on Sunday.", "killing"),
    ],
)
def test_an_event_is_of_the_kind_that_its_words_or_its_measure_tell(text, kind):
    found = read({"text": text, "published": "2024-05-07"})
    assert [one.kind for one in found.events] == [kind]
