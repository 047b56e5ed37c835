"""Records of pairs of articles: `{"id", "a": {article}, "b": {article}}`, one a line."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.article.archive import parse_record
from extractors.errors import ArticleError, InputError
from extractors.records import Page


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles to be compared, or why one of them cannot be."""

    id: str
    a: Page | InputError
    b: Page | InputError


def pairs_of(files: Sequence[str]) -> Iterator[Pair]:
    """The records of files, or of standard input where none is named; "-" is standard input."""
    for name in files or ["-"]:
        if name == "-":
            yield from _pairs(sys.stdin.buffer, "standard input")
        else:
            yield from _opened(name)


def _opened(name: str) -> Iterator[Pair]:
    try:
        with Path(name).open("rb") as lines:
            yield from _pairs(lines, name)
    except OSError as error:
        problem = error.strerror or "cannot be read"
        raise InputError(name, problem, "name a file of records that can be read") from error


def _pairs(lines: Iterable[bytes], name: str) -> Iterator[Pair]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield pair_of(line.decode(errors="replace"), f"{name}, line {number}")


def pair_of(line: str, name: str) -> Pair:
    """One line to a pair; a broken line is a pair whose sides are the error."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return _broken(
            name, ArticleError(name, f"is not JSON ({error})", "write one object a line")
        )
    if not isinstance(record, dict):
        return _broken(name, ArticleError(name, "is no JSON object", "write one object a line"))
    identity = str(record.get("id") or name)
    return Pair(identity, _side(record.get("a"), "a", name), _side(record.get("b"), "b", name))


def _side(value: object, side: str, name: str) -> Page | InputError:
    if not isinstance(value, dict):
        return ArticleError(name, f'has no article "{side}"', f'give "{side}" as an object')
    try:
        return parse_record(json.dumps({"id": side, **value}), f"{name}, article {side}")
    except InputError as error:
        return error


def _broken(name: str, error: InputError) -> Pair:
    return Pair(name, error, error)
