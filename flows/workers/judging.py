"""The inside of a worker: pairs of pages to verdicts, an error of ours as a value."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.claims import read_all
from extractors.places import load_gazetteer
from extractors.records import Article, Page, Reading
from flows.workers.extracting import articles_of_pages
from flows.workers.isolated import Raised
from flows.workers.resources import shared_reader
from warehouse.filing.accounts import account_of
from warehouse.judgement import Knowledge, compare_wholly
from warehouse.judgement.lexicons import knowledge_of
from warehouse.records import Verdict


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pages whose articles are to be compared."""

    id: str
    a: Page
    b: Page


def verdicts_of_pairs(pairs: Sequence[Pair]) -> list[Verdict | Raised]:
    """The verdict on each pair, in order; one whose page cannot be read is an error in its place.

    All figures are compared, claims or not: a sentence told twice may be compared in figures of
    which nobody knows what they measure.
    """
    items = articles_of_pages([page for pair in pairs for page in (pair.a, pair.b)])
    articles = [item for item in items if isinstance(item, Article)]
    readings = dict(zip(map(id, articles), read_all(articles, shared_reader()), strict=True))
    sides = iter(items)
    return list(_verdicts(pairs, zip(sides, sides, strict=True), readings))


def verdict_of_pair(pair: Pair) -> Verdict:
    """The verdict on one pair; raises ArticleError where a page cannot be read."""
    (found,) = verdicts_of_pairs([pair])
    if isinstance(found, Raised):
        raise found.error()
    return found


def _verdicts(
    pairs: Sequence[Pair],
    sides: Iterator[tuple[Article | Raised, Article | Raised]],
    readings: Mapping[int, Reading],
) -> Iterator[Verdict | Raised]:
    for pair, (one, other) in zip(pairs, sides, strict=True):
        if isinstance(one, Raised):
            yield one
        elif isinstance(other, Raised):
            yield other
        else:
            yield _verdict(pair.id, (one, readings[id(one)]), (other, readings[id(other)]))


def _verdict(name: str, one: tuple[Article, Reading], other: tuple[Article, Reading]) -> Verdict:
    a, b = (
        account_of(article, reading.quantities, None, reading.events)
        for article, reading in (one, other)
    )
    if a.id == b.id and a.text != b.text:
        b = replace(b, revision=1)
    return compare_wholly(a, b, _knowledge(), name)


@lru_cache(maxsize=1)
def _knowledge() -> Knowledge:
    return knowledge_of(load_gazetteer())
