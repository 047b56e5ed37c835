"""Work in portions."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of at most `size`, read only as fast as they are taken."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
