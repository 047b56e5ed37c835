"""Stages with a defect that one article or pair meets; importable by a worker process."""

import os
import signal
from collections.abc import Sequence

from extractors.errors import PipelineError
from extractors.records import Article, Page, Quantity
from flows.workers.extracting import quantities_of_article, quantities_of_pages
from flows.workers.isolated import Raised
from flows.workers.judging import Pair, verdict_of_pair, verdicts_of_pairs
from warehouse.records import Verdict


def failing_verdicts(pairs: Sequence[Pair]) -> list[Verdict | Raised]:
    """The judgement with a defect that the pair called "calendar" meets."""
    if any(pair.id == "calendar" for pair in pairs):
        raise IndexError("list index out of range")
    return verdicts_of_pairs(pairs)


def failing_verdict(pair: Pair) -> Verdict:
    """The same of one pair."""
    failing_verdicts([pair])
    return verdict_of_pair(pair)


def failing_quantities(pages: Sequence[Page]) -> list[tuple[Quantity, ...] | Raised]:
    """Extraction that is killed in the midst of the page called "bad"."""
    if any(page.id == "bad" for page in pages):
        os.kill(os.getpid(), signal.SIGKILL)
    return quantities_of_pages(pages)


def failing_quantities_of(article: Article) -> tuple[Quantity, ...]:
    """The same of one article."""
    if article.id == "bad":
        os.kill(os.getpid(), signal.SIGKILL)
    return quantities_of_article(article)


def typed_verdicts(pairs: Sequence[Pair]) -> list[Verdict | Raised]:
    """Extraction that raises an error of ours, which names no pair, for the one "calendar"."""
    if any(pair.id == "calendar" for pair in pairs):
        raise PipelineError("the sentences cannot be parsed")
    return verdicts_of_pairs(pairs)


def typed_verdict(pair: Pair) -> Verdict:
    """The same of one pair."""
    typed_verdicts([pair])
    return verdict_of_pair(pair)
