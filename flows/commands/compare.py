"""`counterclaim compare`: two articles in, the verdict between their figures out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from extractors.claims import Reader, extract_all
from extractors.errors import ArticleError, InputError
from extractors.records import Article, Page
from flows.commands.extract import rows_of
from flows.commands.inputs import complain, status
from flows.commands.jsonlines import write_line
from flows.commands.pairs import Pair, pairs_of
from flows.feeds.sources import read_file
from flows.runs.reading import READER, read_pages
from flows.workers.batches import batches
from flows.workers.isolation import Workers
from flows.workers.limits import PAGE_LIMITS
from flows.workers.resources import shared_reader
from flows.workers.timing import judging_time
from warehouse.filing.accounts import account_of
from warehouse.filing.wall import Wall
from warehouse.judgement import Knowledge, compare_wholly
from warehouse.judgement.lexicons import knowledge_of
from warehouse.records import Account, Comparison, Verdict

_BATCH = 32  # records; the sentences of their articles are parsed together


@dataclass(frozen=True, slots=True)
class Read:
    """A pair of articles as read; `problem` says why one of them could not be."""

    id: str
    a: Article | None
    b: Article | None
    problem: InputError | None


@click.command()
@click.argument("files", nargs=-1)
@click.option("--jsonl", "jsonl", flag_value="yes", help="FILES, or standard input, hold records.")
def compare(files: tuple[str, ...], jsonl: str | None) -> int:
    """Write the verdict between the figures of article files A and B, or of records of pairs."""
    if not jsonl and len(files) != 2:
        raise click.UsageError("name two article files, or pipe records to --jsonl")
    reader = shared_reader()
    knowledge = knowledge_of(reader.gazetteer)
    pairs = pairs_of(files) if jsonl else iter([_pair_of_files(files)])
    done = failed = 0
    with Workers(1, PAGE_LIMITS, [READER]) as workers:
        for batch in batches(_read(pairs, workers), _BATCH):
            for problem, verdict in _verdicts(batch, reader, knowledge):
                write_line(line_of(verdict) | _told(problem))
                failed += problem is not None
                done += problem is None
    return status(done, failed)


def line_of(verdict: Verdict) -> dict[str, Any]:
    """A verdict with the contract's fields, ready for JSON."""
    pairs = [_pair_line(comparison) for comparison in verdict.comparisons]
    return {"id": verdict.id, "verdict": verdict.verdict, "pairs": pairs}


def _pair_line(found: Comparison) -> dict[str, Any]:
    a, b = rows_of((found.a, found.b))
    return {
        "verdict": found.verdict,
        "severity": found.severity,
        "kind": found.kind,
        "reason": found.reason,
        "a": a,
        "b": b,
    }


def _pair_of_files(files: Sequence[str]) -> Pair:
    a, b = (read_file(Path(name)) for name in files)
    return Pair(f"{files[0]} {files[1]}", a, b)


def _read(pairs: Iterable[Pair], workers: Workers) -> Iterator[Read]:
    """Both articles of each pair; one bad article spoils its own pair alone."""
    known: list[Pair] = []

    def pages() -> Iterator[Page | InputError]:
        for pair in pairs:
            known.append(pair)
            yield from (pair.a, pair.b)

    articles = read_pages(pages(), workers)
    for a in articles:
        b, pair = next(articles), known.pop(0)
        problem = next((side for side in (a, b) if isinstance(side, InputError)), None)
        if problem is not None:
            complain(problem)
        yield Read(
            pair.id,
            a if isinstance(a, Article) else None,
            b if isinstance(b, Article) else None,
            problem,
        )


def _verdicts(
    batch: Sequence[Read], reader: Reader, knowledge: Knowledge
) -> Iterator[tuple[InputError | None, Verdict]]:
    """The verdict on each pair, or why it has none.

    All figures are compared, claims or not: a sentence told twice may be compared in figures of
    which nobody knows what they measure.
    """
    articles = [article for read in batch for article in (read.a, read.b) if article is not None]
    quantities = dict(zip(map(id, articles), extract_all(articles, reader), strict=True))
    for read in batch:
        if read.a is None or read.b is None:
            yield read.problem, Verdict(read.id, "unrelated", ())
            continue
        a = account_of(read.a, quantities[id(read.a)])
        b = account_of(read.b, quantities[id(read.b)])
        yield _judged(read.id, a, b, knowledge)


def _judged(
    id: str, a: Account, b: Account, knowledge: Knowledge
) -> tuple[InputError | None, Verdict]:
    later = a.id == b.id and a.text != b.text
    wall = Wall(judging_time)
    with wall.around("judge", b, a.id):
        newer = replace(b, revision=1) if later else b
        return None, compare_wholly(a, newer, knowledge, id)
    problem = ArticleError(id, f"judge: {wall.spoilt[0].reason}", "its neighbours were judged")
    complain(problem)
    return problem, Verdict(id, "unrelated", ())


def _told(problem: InputError | None) -> dict[str, str]:
    return {"error": str(problem)} if problem is not None else {}
