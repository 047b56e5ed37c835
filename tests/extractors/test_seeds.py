"""The bundled feed's five articles from page to claims: what `seeds/README.md` says is in them."""

import json
from datetime import date
from typing import Any

import pytest

from extractors.article import read_article
from extractors.claims import Reader, extract
from extractors.parsing import pipeline
from extractors.places import load_gazetteer
from extractors.records import Page, Quantity
from tests import paths

ROOT = paths.ROOT
ARTICLES: list[dict[str, Any]] = json.loads(
    (ROOT / "tests" / "cases" / "seeds.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(pipeline.load(), load_gazetteer())


def read(case: dict[str, Any], reader: Reader) -> tuple[Quantity, ...]:
    """The quantities of a bundled article; the feed dates those whose text does not."""
    name = case["article"]
    content = (ROOT / "seeds" / name).read_text(encoding="utf-8")
    published = case["published"] and date.fromisoformat(case["published"])
    page = Page(name, published=published, **{"text" if name.endswith(".txt") else "html": content})
    return extract(read_article(page), reader)


def row(quantity: Quantity) -> dict[str, Any]:
    window = [
        quantity.window_kind,
        quantity.window_start and quantity.window_start.isoformat(),
        quantity.window_end and quantity.window_end.isoformat(),
    ]
    return {
        "quote": quantity.quote,
        "measure": quantity.measure,
        "counted": quantity.counted,
        "place": quantity.place,
        "window": window if quantity.window_kind else None,
        "source": quantity.source,
        "modality": quantity.modality,
    }


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: str(case["article"]))
def test_every_figure_of_a_seed_and_no_other_is_a_claim(
    case: dict[str, Any], reader: Reader
) -> None:
    claims = [row(one) for one in read(case, reader) if one.measure is not None]
    assert claims == case["claims"]


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: str(case["article"]))
def test_the_traps_of_a_seed_are_no_claims(case: dict[str, Any], reader: Reader) -> None:
    content = (ROOT / "seeds" / case["article"]).read_text(encoding="utf-8")
    quotes = [one.quote for one in read(case, reader) if one.measure is not None]
    for trap in case["traps"]:
        assert trap.lower() in content.lower(), "the trap is in the page"
        assert not any(quote.lower().startswith(trap.lower()) for quote in quotes), trap
