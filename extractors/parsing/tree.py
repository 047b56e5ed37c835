"""Reading a parse in Universal Dependencies (universaldependencies.org/u/dep)."""

from collections.abc import Iterator, Sequence

from extractors.records import Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"})


def ancestors(tokens: Sequence[Token], index: int) -> Iterator[int]:
    """The governors of a word, nearest first; ends at the root, and at a loop if there is one."""
    seen = {index}
    while tokens[index].head not in seen:
        index = tokens[index].head
        seen.add(index)
        yield index
