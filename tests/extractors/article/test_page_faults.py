"""Pages as the world has them: whose date it is, what is shown, what a cell measures."""

import json
from datetime import UTC, datetime

import pytest

from extractors.article import read_article
from extractors.moments import parse_moment, to_iso
from extractors.records import FeedEntry, Page
from tests import paths

CASES = json.loads((paths.CASES / "article/faults.json").read_text("utf-8"))
ASKED = datetime(2021, 7, 1, tzinfo=UTC)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_page_is_read_as_it_is_shown(case) -> None:
    entry = FeedEntry("1", None, None, parse_moment(case["entry"]))
    article = read_article(Page("a", html=case["html"], entry=entry, asked=ASKED))
    expected = case["expect"]
    if "published" in expected:
        assert to_iso(article.published) == expected["published"]
    if "title" in expected:
        assert article.title == expected["title"]
    for text in expected.get("holds", ()):
        assert text in article.text
    for text in expected.get("lacks", ()):
        assert text not in article.text
