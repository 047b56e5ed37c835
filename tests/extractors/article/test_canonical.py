"""Addresses of one article, and canonical addresses that are not to be believed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.article import read_article
from extractors.article.canonical import address_key, believed, clean_address
from extractors.records import FeedEntry, Origin, Page
from tests import paths

CASES = json.loads((paths.CASES / "article/addresses.json").read_text())
FETCHED = "https://www.paper.example/world/2026/flood?utm_source=rss"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_key(case: dict[str, str]) -> None:
    assert (address_key(case["one"]) == address_key(case["other"])) == case["same"]


@pytest.mark.parametrize("address", ["mailto:a@b.example", "", "http://[::1", "not an address"])
def test_what_is_no_address_has_no_key(address: str) -> None:
    assert address_key(address) is None


@given(st.text(max_size=60))
def test_any_text_gives_a_key_or_none(text: str) -> None:
    clean_address(f"https://{text}")
    assert address_key(f"https://{text}") is None or "://" not in (address_key(text) or "")


@pytest.mark.parametrize(
    ("canonical", "own"),
    [
        ("https://paper.example/world/2026/flood", "https://paper.example/world/2026/flood"),
        ("https://edition.paper.example/flood", "https://edition.paper.example/flood"),
        ("https://rival.example/world/2026/flood", None),
        ("https://www.paper.example/", None),
        ("https://www.paper.example/world", None),
        (None, None),
    ],
)
def test_a_page_is_believed_within_its_site(canonical: str | None, own: str | None) -> None:
    assert believed(canonical, FETCHED) == own


def fetched(canonical: str, address: str = FETCHED) -> Page:
    paragraph = "<p>Twelve people were hurt in the flood near the town on Sunday, police said.</p>"
    html = (
        f"<html><head><title>Flood</title><link rel=canonical href='{canonical}'></head>"
        f"<body><article>{paragraph * 4}</article></body></html>"
    )
    entry = FeedEntry("1", address, "Feed's title", None, None, "Feed")
    return Page(address, html=html, url=address, entry=entry, origin=Origin(address))


def test_a_fetched_article_has_its_own_address_as_id_and_knows_the_others() -> None:
    article = read_article(fetched("https://paper.example/flood-12"))
    assert (article.id, article.url) == ("https://paper.example/flood-12",) * 2
    assert article.addresses == ("paper.example/flood-12", "paper.example/world/2026/flood")
    assert (article.title, article.publisher) == ("Flood", "Feed")


def test_no_page_passes_for_another_outlet_s_article() -> None:
    article = read_article(fetched("https://rival.example/their-story"))
    assert article.id == "https://www.paper.example/world/2026/flood"
    assert not any("rival" in address for address in article.addresses)
