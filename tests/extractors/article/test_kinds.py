"""Live blogs, paywall stubs and error pages, each with its twin that is none."""

import json

import pytest

from extractors.article import read_article
from extractors.errors import ArticleError
from extractors.records import Page
from flows.workers.extracting import article_of
from tests import paths

CASES = json.loads((paths.CASES / "article/kinds.json").read_text())
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MORE = "".join(
    f"<p>On {day} nobody in the {word} had expected it, and the {word} spoke of little else.</p>"
    for day in DAYS
    for word in ("town", "club", "court")
)


def page(case: dict[str, str]) -> Page:
    body = case["body"] + (MORE if case.get("long") else "")
    html = f"<html><head>{case['head']}</head><body><article>{body}</article></body></html>"
    return Page("p", html=html, url=case.get("address"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_kind(case: dict[str, str]) -> None:
    assert read_article(page(case)).kind == case["expect"]


def test_an_error_page_is_no_article_to_file() -> None:
    with pytest.raises(ArticleError, match="is an error page"):
        article_of(page(CASES[0]))
    with pytest.raises(ArticleError, match="is an error page"):
        read_article(Page("p", html="<html><head><title>404 Not Found</title></head></html>"))
