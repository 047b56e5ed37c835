"""Pairs of short articles from the case files, read by the real extraction."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from extractors.claims import Reader
from extractors.moments import parse_moment
from extractors.parsing.pipeline import load
from extractors.places import load_gazetteer
from extractors.records import Article
from tests import paths
from warehouse.filing.accounts import accounts_of
from warehouse.judgement import compare
from warehouse.judgement.lexicons import knowledge_of
from warehouse.records import Verdict

CASES = paths.CASES / "judgement" / "articles"
TOPICS = ("conflict", "disaster", "health", "economy", "elections", "business")


def pairs_of(topic: str) -> Iterator[tuple[dict[str, Any], Article, Article]]:
    """Each case of a topic with its two articles: what differs first, then the common setting."""
    told = json.loads((CASES / f"{topic}.json").read_text("utf-8"))
    for number, case in enumerate(told["pairs"]):
        a, b = (
            Article(
                id=f"{topic}-{number}-{side}",
                text=f"{case[side][1]}\n\n{told['setting']}",
                published=parse_moment(case[side][0]),
                publisher={"a": "Harbour Post", "b": "Daily Lantern"}[side],
                language="en",
            )
            for side in "ab"
        )
        yield case, a, b


@cache
def _reader() -> Reader:
    return Reader(load(), load_gazetteer())


def verdict_on(a: Article, b: Article) -> str:
    """The verdict's name on two articles as the real extraction reads them."""
    return verdict_of(a, b).verdict


def verdict_of(a: Article, b: Article) -> Verdict:
    """The verdict on two articles with its pairs."""
    reader = _reader()
    return compare(*accounts_of([a, b], reader, None), knowledge_of(reader.gazetteer))
