"""Pairs of pages through workers that can be killed, to verdicts."""

from collections.abc import Iterable, Iterator

from extractors.errors import ArticleError, InputError
from flows.workers.extracting import articles_of_pages
from flows.workers.isolation import IsolationError, Workers
from flows.workers.judging import Pair, verdict_of_pair, verdicts_of_pairs
from flows.workers.pages import size_of
from flows.workers.portions import Work, through
from warehouse.records import Verdict


def compare_pairs(
    pairs: Iterable[Pair | InputError], workers: Workers
) -> Iterator[Verdict | InputError]:
    """The verdict on each pair; see `through`."""
    return through(pairs, workers, Work(verdicts_of_pairs, _by_stages, _name_of, _size_of))


def _by_stages(pair: Pair, workers: Workers) -> Verdict:
    """One pair again, so that the stage is known that it cannot pass."""
    stage = "read"
    try:
        workers.outcome(workers.submit(articles_of_pages, [pair.a, pair.b]))
        stage = "judge"
        return workers.outcome(workers.submit(verdict_of_pair, pair))
    except IsolationError as killed:
        raise ArticleError(
            pair.id, f"{stage}: {killed}", "look at its articles; its neighbours were judged"
        ) from None


def _name_of(pair: Pair) -> str:
    return pair.id


def _size_of(pair: Pair) -> int:
    return size_of(pair.a) + size_of(pair.b)
