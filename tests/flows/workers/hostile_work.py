"""Work for the isolation tests: importable by a worker process."""

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from extractors.errors import ArticleError
from extractors.records import Article, Page, Quantity
from flows.workers.extracting import quantities_of_article, quantities_of_pages
from flows.workers.isolated import Raised
from flows.workers.judging import Pair, verdict_of_pair, verdicts_of_pairs
from warehouse.records import Verdict


class AwkwardError(Exception):
    """An error that cannot be unpickled, as parsers raise them."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} {other}")


def double(number: int) -> int:
    return number * 2


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def spin() -> None:
    """Hang in C code, where no Python signal handler runs."""
    _ = 3 ** (3**25)


def fill(megabytes: int) -> int:
    return len(bytearray(megabytes << 20))


def die() -> None:
    os._exit(9)


def recurse() -> None:
    recurse()


def refuse(name: str) -> None:
    raise ArticleError(name, "holds nothing", "give another")


def fail() -> None:
    raise AwkwardError("this", "that")


def own_pid() -> int:
    return os.getpid()


def length(body: bytes) -> int:
    return len(body)


def note_and_sleep(path: str, seconds: float) -> str:
    """Leave a mark that it began."""
    _note(path)
    time.sleep(seconds)
    return "slept"


def note_and_die(path: str) -> None:
    _note(path)
    os._exit(9)


def _note(path: str) -> None:
    with Path(path).open("a", encoding="ascii") as file:
        file.write("x")


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
