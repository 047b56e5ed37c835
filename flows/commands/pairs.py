"""Records of pairs of articles: `{"id", "a": {article}, "b": {article}}`, one a line."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.article.archive import parse_record
from extractors.errors import ArticleError, InputError
from extractors.records import Page
from flows.workers.judging import Pair


@dataclass(frozen=True, slots=True)
class BrokenPair:
    """A pair of which an article is missing, and why."""

    id: str
    error: InputError


def pairs_of(files: Sequence[str]) -> Iterator[Pair | BrokenPair]:
    """The records of files, or of standard input where none is named; "-" is standard input."""
    for name in files or ["-"]:
        if name == "-":
            yield from _pairs(sys.stdin.buffer, "standard input")
        else:
            yield from _opened(name)


def _opened(name: str) -> Iterator[Pair | BrokenPair]:
    try:
        with Path(name).open("rb") as lines:
            yield from _pairs(lines, name)
    except OSError as error:
        problem = error.strerror or "cannot be read"
        raise InputError(name, problem, "name a file of records that can be read") from error


def _pairs(lines: Iterable[bytes], name: str) -> Iterator[Pair | BrokenPair]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield pair_of(line.decode(errors="replace"), f"{name}, line {number}")


def pair_of(line: str, name: str) -> Pair | BrokenPair:
    """One line to a pair; one that cannot be read is a broken pair."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        problem = ArticleError(name, f"is not JSON ({error})", "write one object a line")
        return BrokenPair(name, problem)
    if not isinstance(record, dict):
        problem = ArticleError(name, "is no JSON object", "write one object a line")
        return BrokenPair(name, problem)
    sides = (_side(record.get(side), side, name) for side in ("a", "b"))
    return pair_from(str(record.get("id") or name), *sides)


def pair_from(identity: str, a: Page | InputError, b: Page | InputError) -> Pair | BrokenPair:
    """The pair of two pages, broken where one of them is an error."""
    if isinstance(a, InputError):
        return BrokenPair(identity, a)
    if isinstance(b, InputError):
        return BrokenPair(identity, b)
    return Pair(identity, a, b)


def _side(value: object, side: str, name: str) -> Page | InputError:
    if not isinstance(value, dict):
        return ArticleError(name, f'has no article "{side}"', f'give "{side}" as an object')
    try:
        return parse_record(json.dumps({"id": side, **value}), f"{name}, article {side}")
    except InputError as error:
        return error
