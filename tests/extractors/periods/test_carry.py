"""Periods that a figure takes from the sentences around it; figures are marked by brackets."""

import json
import re
from datetime import date

import pytest

from extractors.parsing.sentences import split
from extractors.periods import windows
from extractors.records import Article
from tests import paths

CASES = json.loads((paths.CASES / "periods/articles.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.get("title", case["text"]))
def test_figure_takes_the_period_in_force(case: dict) -> None:
    published = case["published"] and date.fromisoformat(case["published"])
    marked = re.search(r"\[(.+?)\]", case.get("title", "") + case["text"])
    assert marked is not None
    plain = {key: re.sub(r"[\[\]]", "", case[key]) for key in ("title", "text") if key in case}
    article = Article("a", plain["text"], title=plain.get("title"), published=published)
    sentences = split(article)
    index = next(one.index for one in sentences if marked[1] in one.text)
    start = sentences[index].text.index(marked[1])
    found = windows(article, sentences, {}, {index: [(start, start + len(marked[1]))]})[index]
    rows = [one and [_iso(one.start), _iso(one.end), one.kind] for one in found]
    assert rows == case["expect"], case["why"]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
