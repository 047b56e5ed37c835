"""Pairs of short articles through the real extraction: each verdict, each kind, each twin."""

from functools import cache
from typing import Any

import pytest

from extractors.claims import Reader
from extractors.parsing.pipeline import load
from extractors.places import load_gazetteer
from extractors.records import Article
from tests.warehouse.judgement.articles import TOPICS, pairs_of
from warehouse.filing.accounts import accounts_of
from warehouse.judgement import compare
from warehouse.judgement.lexicons import knowledge_of
from warehouse.records import Account


@cache
def _reader() -> Reader:
    return Reader(load(), load_gazetteer())


@cache
def _accounts(topic: str) -> dict[str, Account]:
    articles = [article for _, a, b in pairs_of(topic) for article in (a, b)]
    return {account.id: account for account in accounts_of(articles, _reader(), None)}


@pytest.mark.parametrize(
    ("case", "a", "b"),
    [
        pytest.param(*pair, id=f"{topic}: {pair[0]['why']}")
        for topic in TOPICS
        for pair in pairs_of(topic)
    ],
)
def test_verdict_on_two_articles(case: dict[str, Any], a: Article, b: Article) -> None:
    accounts = _accounts(a.id.split("-")[0])
    one, other = accounts[a.id], accounts[b.id]
    found = compare(one, other, knowledge_of(_reader().gazetteer))
    assert found.verdict == case["expect"]["verdict"], [c.reason for c in found.comparisons]
    if "kind" in case["expect"]:
        kinds = {c.kind for c in found.comparisons if c.verdict == found.verdict}
        assert case["expect"]["kind"] in kinds
