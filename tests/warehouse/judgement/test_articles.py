"""Pairs of short articles through the real extraction: each verdict, each kind, each twin."""

from functools import cache
from typing import Any

import pytest

from extractors.claims import Reader, extract_all
from extractors.parsing.pipeline import load
from extractors.places import load_gazetteer
from extractors.records import Article, Quantity
from tests.warehouse.judgement.articles import TOPICS, pairs_of
from warehouse.filing.accounts import account_of
from warehouse.judgement import compare
from warehouse.judgement.lexicons import knowledge_of


@cache
def _reader() -> Reader:
    return Reader(load(), load_gazetteer())


@cache
def _extracted(topic: str) -> dict[str, tuple[Quantity, ...]]:
    articles = [article for _, a, b in pairs_of(topic) for article in (a, b)]
    found = extract_all(articles, _reader())
    return {article.id: told for article, told in zip(articles, found, strict=True)}


@pytest.mark.parametrize(
    ("case", "a", "b"),
    [
        pytest.param(*pair, id=f"{topic}: {pair[0]['why']}")
        for topic in TOPICS
        for pair in pairs_of(topic)
    ],
)
def test_verdict_on_two_articles(case: dict[str, Any], a: Article, b: Article) -> None:
    extracted = _extracted(a.id.split("-")[0])
    one, other = (account_of(article, extracted[article.id]) for article in (a, b))
    found = compare(one, other, knowledge_of(_reader().gazetteer))
    assert found.verdict == case["expect"]["verdict"], [c.reason for c in found.comparisons]
    if "kind" in case["expect"]:
        kinds = {c.kind for c in found.comparisons if c.verdict == found.verdict}
        assert case["expect"]["kind"] in kinds
