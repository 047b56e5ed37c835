"""Headlines told from site names."""

import json

import pytest

from extractors.article.titles import alike, is_site, same_title, without_site
from tests import paths

CASES = paths.CASES / "article/titles.json"


@pytest.mark.parametrize("case", json.loads(CASES.read_text()), ids=lambda case: case["text"])
def test_titles(case: dict[str, str | None]) -> None:
    assert without_site(case["text"] or "", [case["site"]], None) == case["expect"], case["why"]


def test_the_host_names_the_site_too() -> None:
    address = "https://www.daralpost.example/news/1"
    assert without_site("Flood cuts off villages - Daral Post", [], address) == (
        "Flood cuts off villages"
    )
    assert is_site("Daral Post", [], address)
    assert not is_site("Daral floods", [], address)


def test_titles_are_compared_by_their_words() -> None:
    assert same_title("“Flood cuts off villages”", "FLOOD CUTS OFF VILLAGES")
    assert not same_title("Flood cuts off villages", "Flood cuts off two villages")
    assert alike("Flood cuts off nine villages", "Nine villages cut off by flood in Northland")
    assert not alike("Flood cuts off villages", "Minister denies report")
