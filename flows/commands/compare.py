"""`counterclaim compare`: two articles in, the verdict between their figures out."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from extractors.errors import InputError
from flows.commands.extract import rows_of
from flows.commands.inputs import complain, readers_of, status
from flows.commands.jsonlines import write_line
from flows.commands.pairs import BrokenPair, pair_from, pairs_of
from flows.feeds.sources import read_file
from flows.workers.isolation import Workers
from flows.workers.judging import Pair
from flows.workers.pairs import compare_pairs
from warehouse.records import Comparison, Verdict


@click.command()
@click.argument("files", nargs=-1)
@click.option("--jsonl", "jsonl", flag_value="yes", help="FILES, or standard input, hold records.")
def compare(files: tuple[str, ...], jsonl: str | None) -> int:
    """Write the verdict between the figures of article files A and B, or of records of pairs."""
    if not jsonl and len(files) != 2:
        raise click.UsageError("name two article files, or pipe records to --jsonl")
    pairs = pairs_of(files) if jsonl else iter([_pair_of_files(files)])
    done = failed = 0
    with readers_of(files, jsonl) as workers:
        for name, found in _compared(pairs, workers):
            if isinstance(found, InputError):
                complain(found)
                write_line(line_of(Verdict(name, "unrelated", ())) | {"error": str(found)})
                failed += 1
            else:
                write_line(line_of(found))
                done += 1
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


def _pair_of_files(files: Sequence[str]) -> Pair | BrokenPair:
    a, b = (read_file(Path(name)) for name in files)
    return pair_from(f"{files[0]} {files[1]}", a, b)


def _compared(
    pairs: Iterable[Pair | BrokenPair], workers: Workers
) -> Iterator[tuple[str, Verdict | InputError]]:
    """Each pair's name and verdict, or why it has none."""
    names: deque[str] = deque()

    def given() -> Iterator[Pair | InputError]:
        for pair in pairs:
            names.append(pair.id)
            yield pair.error if isinstance(pair, BrokenPair) else pair

    for found in compare_pairs(given(), workers):
        yield names.popleft(), found
